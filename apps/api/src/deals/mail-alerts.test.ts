import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { schema } from "@planrrr/database";
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { createMailer } from "../mail/create-mailer.ts";
import { idOf, type Person, signUp } from "../testing/person.ts";
import { seedDeal } from "../testing/seed.ts";
import { type MailTrouble, startMailServer } from "../testing/start-mail-server.ts";
import { startTestApi, type TestApi } from "../testing/start-test-api.ts";
import { mailAlerts } from "./mail-alerts.ts";

const { dealAlerts, ingestionRuns } = schema;
const program = fileURLToPath(new URL("../testing/mail-process.ts", import.meta.url));
let api: TestApi;
let ann: Person;
beforeAll(async () => {
  api = await startTestApi();
  ann = await signUp(api);
});
afterAll(() => api.close());

/** One alert that nobody was mailed yet. */
beforeEach(async () => {
  await api.context.db.delete(dealAlerts);
  const savedSearchId = idOf(await ann.send("POST", "/api/saved-searches", { name: "Tea", query: {} }));
  const bundleId = await seedDeal(api, { title: "Green tea" });
  // A run that changed nothing: what one had changed, the API itself would tell every saved search of these tests.
  const runId = api.context.newId();
  await api.context.db.insert(ingestionRuns).values({ id: runId, source: "shop", entryHash: "e" });
  const told = { savedSearchId, bundleId, runId, kind: "price-fell", words: "Fell", at: new Date() };
  await api.context.db.insert(dealAlerts).values(told);
});

async function serve(trouble?: MailTrouble) {
  const server = await startMailServer(trouble);
  onTestFinished(server.close);
  const mail = { smtpUrl: server.url, from: "planrrr <hello@planrrr.test>" };
  const { catalogue, config, log } = api.context;
  const mailer = createMailer(mail, log);
  onTestFinished(() => mailer.close());
  const count = () => server.received().split("Green tea from").length - 1;
  return {
    ...server,
    count,
    round: () => mailAlerts({ catalogue, config: { ...config, mail }, mailer, log }),
  };
}
const unread = async () =>
  ((await ann.send("GET", "/api/deal-alerts?unread=true")).json as { items: unknown[] }).items.length;

test("killed between mail and mark: nobody is mailed twice, and the alert stands on the page", async () => {
  const slow = await serve("hangs");
  const child = spawn(process.execPath, [
    "--disable-warning=ExperimentalWarning",
    program,
    api.database.url,
    slow.url,
  ]);
  onTestFinished(() => void child.kill("SIGKILL"));
  await vi.waitFor(() => expect(slow.count()).toBe(1), { timeout: 20_000, interval: 20 });
  child.kill("SIGKILL");
  await once(child, "exit");
  const healthy = await serve();
  expect(await healthy.round()).toBe(0);
  expect(healthy.count()).toBe(0);
  expect(await unread()).toBe(1);
});

test("a connection that breaks once the mail is handed over may have brought it: it is not sent again", async () => {
  const broken = await serve("drops");
  expect(await broken.round()).toBe(0);
  expect(broken.count()).toBe(1);
  const healthy = await serve();
  expect(await healthy.round()).toBe(0);
});

test("a server that refuses it, or is not there, has not got it: it is sent by the next round, once", async () => {
  const refusing = await serve("refuses");
  expect(await refusing.round()).toBe(0);
  const away = await serve();
  away.close();
  expect(await away.round()).toBe(0);
  const healthy = await serve();
  expect(await healthy.round()).toBe(1);
  expect(await healthy.round()).toBe(0);
  expect(healthy.count()).toBe(1);
});
