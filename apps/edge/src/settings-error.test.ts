import { createExecutionContext, runInDurableObject, waitOnExecutionContext } from "cloudflare:test";
import { afterEach, expect, test, vi } from "vitest";
import worker from "./index.ts";
import { env } from "./testing/edge.ts";
import { tickerStub } from "./ticker/ticker-stub.ts";

afterEach(() => void vi.restoreAllMocks());

const listen = () => vi.spyOn(console, "error").mockReturnValue();

async function ask(path: string, variables: { [name: string]: string }): Promise<Response> {
  const ctx = createExecutionContext();
  const request = new Request(`http://edge.test${path}`, { headers: { Authorization: "Bearer a.b.c" } });
  const response = await worker.fetch(request as never, { ...env, ...variables }, ctx);
  await waitOnExecutionContext(ctx);
  return response;
}

test.each([
  ["/api/metrics", { CACHE_TTL_SECONDS: "s3cret-soon" }, "CACHE_TTL_SECONDS"],
  ["/api/metrics/profiles", { TICKER_PROFILES: "[s3cret" }, "TICKER_PROFILES"],
  ["/api/metrics", { EDGE_ENCRYPTION_KEYS: "s3cret" }, "EDGE_ENCRYPTION_KEYS"],
  ["/api/community/team/presence", { CORE_URL: "s3cret" }, "CORE_URL"],
])("%s with a wrong variable: the answer names it, the log says once why", async (path, wrong, name) => {
  const error = listen();
  for (let time = 0; time < 3; time += 1) {
    const response = await ask(path, wrong);
    expect([response.status, response.headers.get("content-type")]).toEqual([
      503,
      "application/problem+json",
    ]);
    const text = await response.text();
    expect(JSON.parse(text)).toMatchObject({ code: "NOT_READY", variables: [name] });
    expect(text).not.toContain("s3cret");
  }
  const lines = error.mock.calls.map(([line]) => JSON.parse(String(line)) as object);
  expect(lines).toEqual([
    {
      level: "error",
      event: "settings not valid",
      variables: [name],
      reasons: expect.stringContaining(name) as string,
    },
  ]);
  expect(JSON.stringify(lines)).not.toContain("s3cret");
});

test("pages elsewhere may read why a number is not there, and health says it, too", async () => {
  listen();
  const wrong = { REFRESH_CADENCE_SECONDS: "1", ALERT_FAILURES: "none" };
  expect((await ask("/api/metrics", wrong)).headers.get("access-control-allow-origin")).toBe("*");
  const health = await ask("/health", wrong);
  expect([health.status, await health.json()]).toMatchObject([
    503,
    { status: "failing", bindings: { variables: "not valid: REFRESH_CADENCE_SECONDS, ALERT_FAILURES" } },
  ]);
});

test("the writer outlives them, and says so once", async () => {
  const error = listen();
  await runInDurableObject(tickerStub(env), async (object) => {
    const value = { ...env, ALERT_AGE_SECONDS: "never" };
    Object.defineProperty(object, "env", { value, configurable: true });
    for (let turn = 0; turn < 3; turn += 1) await object.wake("cron");
    Object.defineProperty(object, "env", { value: env, configurable: true });
  });
  expect(error).toHaveBeenCalledTimes(1);
});
