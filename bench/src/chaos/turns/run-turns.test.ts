import { expect, inject, test } from "vitest";
import { runTurns } from "./run-turns.ts";

// The beginning of `pnpm bench chaos --network all`: real API, database and HTTP; only the clock is moved.

test("faults and kills on the networks that sign people in: nothing lost, nothing double, no doubt that stays", async () => {
  const networks = ["facebook", "instagram", "x", "youtube"] as const;
  const postgresUrl = inject("postgresUrl");
  const verdicts = await runTurns({ networks, postgresUrl, trials: 8, seed: 7, log: () => undefined });
  expect(verdicts.map(({ network }) => network)).toEqual(networks);
  for (const { network, ...verdict } of verdicts) {
    expect(verdict, network).toMatchObject({ lost: 0, double: 0, mistaken: 0, wrong: [] });
    expect(verdict.statuses, network).toEqual({ PUBLISHED: 8 });
    // So that it tests something: posts were in doubt, and every doubt was settled.
    expect(verdict.ambiguous, network).toBeGreaterThan(1);
    expect(verdict.settledInTime, network).toBe(verdict.ambiguous);
  }
}, 60_000);
