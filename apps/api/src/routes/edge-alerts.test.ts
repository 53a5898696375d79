import { afterAll, beforeAll, expect, test } from "vitest";
import { send } from "../testing/person.ts";
import { startMailServer } from "../testing/start-mail-server.ts";
import { EDGE_KEYS, INTERNAL_KEYS, startTestApi, type TestApi } from "../testing/start-test-api.ts";

let api: TestApi;
let mail: Awaited<ReturnType<typeof startMailServer>>;
beforeAll(async () => {
  mail = await startMailServer();
  api = await startTestApi({
    mail: { smtpUrl: mail.url, from: "planrrr <hello@planrrr.test>" },
    alertEmailTo: ["ops@planrrr.test", "night@planrrr.test"],
  });
});
afterAll(async () => {
  await api.close();
  mail.close();
});

const alert = (id: string) => ({
  id,
  state: "firing",
  subject: "Ticker “Metabolic Reset” (instagram): 5 failures in a row\r\nBcc: evil@example",
  text: "People see the last good number, 48213.",
});
const tell = (to: TestApi, body: unknown, key = EDGE_KEYS[0] ?? "") =>
  send(to, "POST", "/internal/edge/alerts", body, { "x-internal-api-key": key });
const count = (text: string) => mail.received().split(text).length - 1;

test("an alert of the edge is mailed once to everybody named, however often it comes, and its recovery, too", async () => {
  expect(await tell(api, alert("main:failures:1"))).toMatchObject({ status: 202, json: { mailed: true } });
  expect(await tell(api, alert("main:failures:1"), EDGE_KEYS[1])).toMatchObject({ json: { mailed: false } });
  for (const to of ["ops", "night"]) expect(count(`RCPT TO:<${to}@planrrr.test>`)).toBe(1);
  expect(mail.received()).toContain("48213");
  expect(count("RCPT TO:<evil")).toBe(0);
  expect(/^Bcc:/im.test(mail.received())).toBe(false);
  const over = { ...alert("main:failures:1"), state: "resolved" };
  expect(await tell(api, over)).toMatchObject({ json: { mailed: true } });
});

test("only the edge's key opens it, and only what is an alert comes in", async () => {
  for (const key of ["", INTERNAL_KEYS[0] ?? "", "x".repeat(40)])
    expect((await tell(api, alert("other"), key)).status).toBe(401);
  expect((await tell(api, { ...alert("other"), state: "maybe" })).status).toBe(400);
  expect((await tell(api, "{")).status).toBe(400);
});

test("what could not be mailed is asked for again, and then mailed", async () => {
  const gone = await startMailServer();
  gone.close();
  const lonely = await startTestApi({
    mail: { smtpUrl: gone.url, from: "planrrr <hello@planrrr.test>" },
    alertEmailTo: ["ops@planrrr.test"],
  });
  try {
    expect((await tell(lonely, alert("main:age:2"))).status).toBe(503);
    expect((await tell(lonely, alert("main:age:2"))).status).toBe(503);
    lonely.context.mailer = api.context.mailer;
    expect(await tell(lonely, alert("main:age:2"))).toMatchObject({ status: 202, json: { mailed: true } });
  } finally {
    await lonely.close();
  }
});
