import { expect, test } from "vitest";
import { businessEvents } from "./business-events.ts";
import { createMetrics } from "./create-metrics.ts";
import { loggerInMemory } from "./testing.ts";

function setUp() {
  const { log, entries } = loggerInMemory();
  const metrics = createMetrics({ service: "worker", process: false });
  return { emit: businessEvents(log, metrics), metrics, entries };
}

test("a published publication is logged, counted and its lateness measured", async () => {
  const { emit, metrics, entries } = setUp();
  const event = { type: "publication.published", network: "bluesky", latenessMs: 40, teamId: "t1" } as const;
  emit(event);
  expect(entries()[0]).toMatchObject({
    level: "info",
    msg: "publication.published",
    event: "publication.published",
    teamId: "t1",
    latenessMs: 40,
  });
  const page = await metrics.text();
  expect(page).toContain(
    'planrrr_publications_total{network="bluesky",outcome="published",service="worker"} 1',
  );
  expect(page).toContain('planrrr_events_total{event="publication.published",service="worker"} 1');
  expect(page).toMatch(/lateness_seconds_bucket\{le="0.05",.*\} 1/);
  expect(page).toMatch(/lateness_seconds_bucket\{le="0.025",.*\} 0/);
});

test("trouble is a warning, routine is for debugging", () => {
  const { emit, entries } = setUp();
  emit({ type: "publication.failed", network: "mastodon" });
  emit({ type: "publication.attempt", network: "mastodon", phase: "commit", outcome: "not-sent" });
  expect(entries().map((entry) => entry.level)).toEqual(["warn", "debug"]);
});

test("what a sweep found adds up", async () => {
  const { emit, metrics } = setUp();
  emit({ type: "sweep.enqueued", count: 3 });
  emit({ type: "sweep.enqueued", count: 4 });
  expect(await metrics.text()).toContain('planrrr_sweep_rows_total{service="worker"} 7');
});
