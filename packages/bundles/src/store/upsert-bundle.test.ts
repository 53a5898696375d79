import { schema } from "@planrrr/database";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { useBundles } from "../testing/use-bundles.ts";
import type { BundleRow } from "./stored-content.ts";
import { upsertBundle } from "./upsert-bundle.ts";

const bundles = useBundles();
const at = new Date("2026-11-23T12:00:00.123Z");

function rowOf(source: string, number: number, told: Partial<BundleRow> = {}): BundleRow {
  return {
    id: `${source}-${number}`,
    source,
    sourceId: String(number),
    provider: "Shop",
    title: `Deal ${number}`,
    description: null,
    services: [],
    category: null,
    audience: null,
    region: null,
    url: null,
    priceMinor: null,
    currency: null,
    billingPeriod: null,
    introPriceMinor: null,
    introPeriods: null,
    eligibility: null,
    validFrom: null,
    validUntil: null,
    details: {},
    status: "active",
    contentHash: "hash",
    missedRuns: 0,
    firstSeenAt: at,
    lastSeenAt: at,
    lastChangedAt: at,
    ...told,
  };
}

test("what is written is what is read, whatever stands in it", async () => {
  const { db } = bundles.open();
  const { bundles: b } = schema;
  const row = rowOf("whole", 1, {
    title: `"quotes", {braces}, \\back\\slash, '; drop table bundles; -- and 🎓`,
    description: "two\nlines",
    services: ["a,b", 'c"d', "", "null", "{}"],
    priceMinor: 9_007_199_254_740_991,
    currency: "USD",
    introPriceMinor: 0,
    introPeriods: 3,
    validFrom: new Date("2026-01-02T03:04:05.678Z"),
    details: { note: null, nested: [{ deep: "\\u0041" }], number: 1.5 },
  });
  expect(await upsertBundle(db, [row])).toEqual(new Map([["1", "whole-1"]]));
  const [read] = await db.select().from(b).where(eq(b.id, row.id));
  expect(read).toMatchObject(row);
});

test("several who write the same deals at once in any order fail nowhere and write each once", async () => {
  const { db } = bundles.open();
  const { bundles: b } = schema;
  const numbers = Array.from({ length: 300 }, (_, number) => number);
  const answers = await Promise.all(
    [0, 1, 2, 3, 4, 5].map((writer) => {
      const rows = numbers.map((number) =>
        rowOf("busy", number, { id: `busy-${writer}-${number}`, priceMinor: writer }),
      );
      const turned = [...rows.slice(writer * 50), ...rows.slice(0, writer * 50)];
      return db.transaction((tx) => upsertBundle(tx, writer % 2 === 0 ? turned : turned.toReversed()));
    }),
  );
  const rows = await db.select().from(b).where(eq(b.source, "busy"));
  expect(rows).toHaveLength(numbers.length);
  expect(new Set(rows.map(({ priceMinor }) => priceMinor)).size).toBe(1);
  // Everybody is told the id that stayed.
  const kept = new Map(rows.map(({ sourceId, id }) => [sourceId, id]));
  for (const ids of answers) expect(ids).toEqual(kept);
});
