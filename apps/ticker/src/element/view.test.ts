import type { Metrics } from "@planrrr/audience";
import { expect, it } from "vitest";
import { toView } from "./view.ts";

const metrics: Metrics = {
  total: 48_213,
  profile: "main",
  name: "Metabolic Reset",
  network: "instagram",
  refreshedAt: "2026-11-28T12:00:00.000Z",
  stale: false,
  error: null,
  precision: 1,
  dayAgo: null,
};
const error = { kind: "auth", code: "GRAPH_190", at: "2026-11-28T12:00:00.000Z", count: 3 } as const;
const shown = (...input: Parameters<typeof toView>) => {
  const { state, freshness } = toView(...input);
  return [state, freshness];
};

it("is live while the number is young, also when a question has just failed", () => {
  expect(shown(metrics, 20_000, 0, "")).toEqual(["fresh", "Live, updated 20 seconds ago"]);
  expect(shown({ ...metrics, error }, 40_000, 2, "")).toEqual(["fresh", "Live, updated 40 seconds ago"]);
});

it("keeps the number and says its age when it is old, by the server's word or by our own clock", () => {
  expect(shown({ ...metrics, stale: true, error }, 90_000, 0, "")).toEqual(["stale", "Updated 1 minute ago"]);
  expect(shown(metrics, 200_000, 9, "Back soon")).toEqual(["stale", "Updated 3 minutes ago. Back soon"]);
});

it("has words, not a zero, where there is no number yet", () => {
  expect(shown(undefined, 0, 0, "Soon")).toEqual(["counting", "Counting …"]);
  expect(shown(undefined, 0, 1, "")).toEqual(["empty", "There is no number yet"]);
  expect(shown({ ...metrics, total: null }, 0, 0, "Soon")).toEqual(["counting", "Counting …"]);
  expect(shown({ ...metrics, total: null, error }, 0, 0, "Soon")).toEqual(["empty", "Soon"]);
});
