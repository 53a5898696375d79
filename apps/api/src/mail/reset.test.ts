import { afterAll, beforeAll, expect, test } from "vitest";
import { send, signUp } from "../testing/person.ts";
import { startMailServer } from "../testing/start-mail-server.ts";
import { startTestApi, type TestApi } from "../testing/start-test-api.ts";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const password = "a new one, long enough";

async function ask(to: TestApi, email: string) {
  return send(to, "POST", "/api/auth/request-password-reset", { email }, { host: "evil.example" });
}

test("without mail the link stands in the log; it leads to us, works once, and signs out everywhere", async () => {
  const email = `ann-${crypto.randomUUID()}@planrrr.test`;
  const ann = await signUp(api);
  await api.context.db.execute(`update users set email = '${email}' where id = '${ann.userId}'`);
  expect((await ask(api, email)).status).toBe(200);
  const line = api.lines.find(({ to }) => to === email);
  const [link = "", token = ""] =
    /(?<=\n)http:\/\/localhost:\d+\/reset\?token=(\S+)/.exec(String(line?.["text"])) ?? [];
  expect(link).not.toContain("evil");
  const body = { newPassword: password, token: decodeURIComponent(token) };
  expect((await send(api, "POST", "/api/auth/reset-password", body)).status).toBe(200);
  expect((await send(api, "POST", "/api/auth/reset-password", body)).json).toMatchObject({
    code: "INVALID_TOKEN",
  });
  expect((await send(api, "POST", "/api/auth/sign-in/email", { email, password })).status).toBe(200);
  expect((await ann.send("GET", "/api/posts")).status).toBe(401);
});

test("an address nobody has gets the same answer, and no mail", async () => {
  const known = api.lines.length;
  expect((await ask(api, "nobody@planrrr.test")).status).toBe(200);
  expect(api.lines.slice(known).some(({ to }) => to === "nobody@planrrr.test")).toBe(false);
});

test("with SMTP_URL it is sent", async () => {
  const { url, received, close } = await startMailServer();
  const mailing = await startTestApi({
    mail: { smtpUrl: url, from: "planrrr <hello@planrrr.test>" },
  });
  try {
    const email = `bea-${crypto.randomUUID()}@planrrr.test`;
    await send(mailing, "POST", "/api/auth/sign-up/email", {
      name: "Bea",
      email,
      password: "a long enough password",
    });
    await ask(mailing, email);
    await expect.poll(received).toContain(`RCPT TO:<${email}>`);
    await expect.poll(received).toContain("Subject: Choose a new password for planrrr");
  } finally {
    await mailing.close();
    close();
  }
});
