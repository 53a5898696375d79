import { createTestDatabase, type TestDatabase } from "@planrrr/database/testing";
import { createSafeFetch } from "@planrrr/resilience";
import { afterAll, beforeAll, inject, onTestFinished } from "vitest";
import type { BundlesContext } from "../context.ts";

export interface TestBundles extends BundlesContext {
  /** How long was waited, in ms; the clock went forward by as much. */
  waits: number[];
  advance(ms: number): void;
}

/** A context on a database of the file's own; `open` for each test, with the hosts that count as the open internet. */
export function useBundles() {
  let database: TestDatabase | undefined;
  let ids = 0;
  beforeAll(async () => {
    database = await createTestDatabase(inject("postgresUrl"));
  });
  afterAll(() => database?.close());
  return {
    open(...hosts: string[]): TestBundles {
      if (!database) throw new Error("The database is there once the tests run.");
      const safe = createSafeFetch({ allowPrivateHosts: hosts, maxBodyBytes: 1_000_000 });
      onTestFinished(() => safe.close());
      let time = Date.parse("2026-11-23T12:00:00Z");
      const waits: number[] = [];
      return {
        db: database.db,
        now: () => new Date(time),
        newId: () => `id-${++ids}`,
        random: () => 0.5,
        sleep: async (ms) => {
          waits.push(ms);
          time += ms;
        },
        fetch: safe.fetch,
        contact: "https://planrrr.example/bot",
        waits,
        advance: (ms) => (time += ms),
      };
    },
  };
}
