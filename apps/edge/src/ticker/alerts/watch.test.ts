import { expect, it } from "vitest";
import { runTurn } from "../refresh/run-turn.ts";
import { createTicker, type TestTicker } from "../testing/create-context.ts";
import { CRON_KEY } from "./watch.ts";

const env = {
  INSTAGRAM_ACCESS_TOKEN: "t",
  SLACK_WEBHOOK_URL: "https://slack.test/hook",
  CORE_URL: "https://core.test",
  EDGE_INTERNAL_API_KEY: "new,old",
};

interface Sent {
  to: string;
  key: string | null;
  body: { text: string; id?: string; state?: string; subject?: string };
}

function world(ticker: TestTicker) {
  const state = { sourceUp: true, slackUp: true, usage: 0, sent: [] as Sent[] };
  ticker.answer((url, init) => {
    if (url.hostname === "graph.instagram.com") {
      if (!state.sourceUp) return new Response(null, { status: 503 });
      const headers = {
        "x-app-usage": JSON.stringify({ call_count: state.usage, total_time: 0, total_cputime: 0 }),
      };
      return Response.json({ followers_count: 100 }, { headers });
    }
    if (url.hostname === "slack.test" && !state.slackUp) return new Response(null, { status: 500 });
    const body = JSON.parse(init?.body as string) as Sent["body"];
    state.sent.push({ to: url.href, key: new Headers(init?.headers).get("x-internal-api-key"), body });
    return new Response("ok");
  });
  return state;
}

const turns = async (ticker: TestTicker, minutes: number) => {
  for (let half = 0; half < minutes * 2; half += 1) {
    ticker.clock.now += 30_000;
    await runTurn(ticker.ctx);
  }
};

it("an outage of an hour is one alert for each thing that is wrong and one recovery, by Slack and by mail", async () => {
  const ticker = createTicker(env);
  const state = world(ticker);
  await turns(ticker, 5);
  expect(state.sent).toEqual([]);
  state.sourceUp = false;
  await turns(ticker, 60);
  const core = () => state.sent.filter(({ to }) => to === "https://core.test/internal/edge/alerts");
  expect(core().map(({ body, key }) => [body.state, body.id?.split(":").slice(0, 2).join(":"), key])).toEqual(
    [
      ["firing", "main:failures", "new"],
      ["firing", "main:age", "new"],
    ],
  );
  expect(core()[1]?.body.text).toContain("People see the last good number, 100.");
  state.sourceUp = true;
  await turns(ticker, 30);
  expect(
    core()
      .slice(2)
      .map(({ body }) => body.state),
  ).toEqual(["resolved", "resolved"]);
  const ids = core().map(({ body }) => body.id);
  expect(new Set(ids.slice(2))).toEqual(new Set(ids.slice(0, 2)));
  expect(state.sent.filter(({ to }) => to === env.SLACK_WEBHOOK_URL)).toHaveLength(4);
});

it("what can't be delivered is delivered later, once, and keeps no other from its way", async () => {
  const ticker = createTicker(env);
  const state = world(ticker);
  await turns(ticker, 1);
  Object.assign(state, { sourceUp: false, slackUp: false });
  await turns(ticker, 20);
  expect(state.sent.every(({ to }) => to.startsWith("https://core.test"))).toBe(true);
  expect(JSON.stringify(ticker.logs)).not.toContain("slack.test");
  state.slackUp = true;
  await turns(ticker, 20);
  const slack = state.sent.filter(({ to }) => to === env.SLACK_WEBHOOK_URL);
  expect(slack).toHaveLength(2);
});

it("a limit that is nearly used up is told before it is, once while it sways", async () => {
  const ticker = createTicker({ ...env, SLACK_WEBHOOK_URL: "" });
  const state = world(ticker);
  for (const usage of [20, 91, 88, 92, 85, 50]) {
    state.usage = usage;
    // The next reading waits for room; an hour always brings one.
    ticker.clock.now += 3_600_000;
    await runTurn(ticker.ctx);
  }
  expect(state.sent.map(({ body }) => [body.state, body.subject])).toEqual([
    ["firing", "Ticker “main” (instagram): 91 % of the source's limit is used"],
    ["resolved", "Over: Ticker “main” (instagram): 91 % of the source's limit is used"],
  ]);
});

it("a cron that has stopped is told by whoever looks, and its return, too", async () => {
  const ticker = createTicker({ ...env, SLACK_WEBHOOK_URL: "" });
  const state = world(ticker);
  ticker.stored.set(CRON_KEY, ticker.clock.now);
  await turns(ticker, 2);
  expect(state.sent).toEqual([]);
  await turns(ticker, 1);
  expect(state.sent.map(({ body }) => body.subject)).toEqual(["Ticker: the cron has stopped"]);
  ticker.stored.set(CRON_KEY, ticker.clock.now);
  await turns(ticker, 1);
  expect(state.sent.map(({ body }) => body.state)).toEqual(["firing", "resolved"]);
});
