import { expect, test } from "vitest";
import { judgeEdge, sayGoal } from "./judge-edge.ts";
import type { EdgeResult } from "./run-edge.ts";

const cheers = {
  sent: 3_000,
  expected: 3_000_000,
  delivered: 3_000_000,
  perSecond: 490_000,
  p50: 150,
  p99: 320,
  cores: 0.24,
};
const events = { events: 20, perSecond: 20_000, ms: 50, cpuMs: 40 };
const good: EdgeResult = {
  cheers: { edge: cheers, plain: cheers, edgeToPlain: 1 },
  events: { edge: events, plain: events, edgeToPlain: 0.5 },
  announcements: { edge: 1, plain: 1, edgeToPlain: 1 },
  likes: { edge: 5_100, plain: 500, edgeToPlain: 10.2 },
  rowsInD1: 1,
  kills: { rounds: 3, acknowledged: 900, lost: 0 },
  stampede: { reads: 10_000, stale: 4_000, calls: 1 },
  reads: { metricsMs: 1.4, emptyMs: 0.9, ownMs: 0.5, widgetKb: 8.2 },
  start: { firstMs: 2_000, secondMs: 1_900, workerdMb: 120, hostMb: 140 },
};
const missed = (change: Partial<EdgeResult>) =>
  judgeEdge({ ...good, ...change }).filter(({ isReached }) => !isReached);

test("a run that has all is said line by line, and nothing is missed", () => {
  expect(missed({})).toEqual([]);
  expect(judgeEdge(good).map(sayGoal)).toContain("reached  acknowledged likes/s: 5100 (≥ 5000)");
});

test.each<[string, Partial<EdgeResult>]>([
  ["every cheer", { cheers: { ...good.cheers, edge: { ...cheers, delivered: 2_999_999 } } }],
  ["cores", { cheers: { ...good.cheers, edge: { ...cheers, cores: 0.26 } } }],
  ["single events", { events: { ...good.events, edgeToPlain: 0.39 } }],
  ["lost by kill -9", { kills: { rounds: 3, acknowledged: 900, lost: 1 } }],
  ["lost by kill -9", { kills: { rounds: 3, acknowledged: 0, lost: 0 } }],
  ["rows in D1", { rowsInD1: 2 }],
  ["calls of the source", { stampede: { ...good.stampede, calls: 0 } }],
  ["CPU of GET /api/metrics", { reads: { ...good.reads, ownMs: 1.01 } }],
  ["second start", { start: { ...good.start, secondMs: 5_001 } }],
])("what falls short is missed, and nothing else: %s", (what, change) => {
  const goals = missed(change);
  expect(goals).toHaveLength(1);
  expect(goals.map(sayGoal).join()).toMatch(new RegExp(`^MISSED .*${what}`));
});
