import { schema } from "@planrrr/database";
import { expect, test, vi } from "vitest";
import { useBundles } from "../testing/use-bundles.ts";
import { readBundleChanges } from "./read-bundle-changes.ts";

const bundles = useBundles();

test("what is read on from a cursor steps over nothing, even what commits late", async () => {
  const ctx = bundles.open();
  const { bundles: b, bundleHistory: h, ingestionRuns: r } = schema;
  const at = ctx.now();
  await ctx.db.insert(r).values({ id: "run", source: "shop", entryHash: "" });
  const deal = (id: string) => ({
    id,
    source: "shop",
    sourceId: id,
    provider: "Shop",
    title: id,
    contentHash: "",
    firstSeenAt: at,
    lastSeenAt: at,
    lastChangedAt: at,
  });
  await ctx.db.insert(b).values([deal("a"), deal("b")]);
  const row = (bundleId: string, field: string, after: unknown) => ({
    bundleId,
    runId: "run",
    field,
    before: null,
    after,
    at,
  });
  const start = await readBundleChanges(ctx, {});
  expect(start.events).toEqual([]);

  const late = Promise.withResolvers<void>();
  const written = Promise.withResolvers<void>();
  const slow = ctx.db.transaction(async (tx) => {
    await tx.insert(h).values([row("a", "priceMinor", 5), row("a", "title", "A")]);
    written.resolve();
    await late.promise;
  });
  await written.promise;
  await ctx.db.insert(h).values(row("b", "priceMinor", 7));
  const meanwhile = await readBundleChanges(ctx, { cursor: start.cursor });
  expect(meanwhile.events).toEqual([]);
  late.resolve();
  await slow;

  // The server's horizon is one for all its databases: other tests' transactions hold it back for a moment, and may
  // stand between the two.
  const { events, cursor } = await vi.waitFor(async () => {
    const read = await readBundleChanges(ctx, { cursor: meanwhile.cursor });
    expect(read.events).toHaveLength(2);
    return read;
  }, 15_000);
  expect(events).toEqual([
    {
      type: "bundle.changed",
      bundleId: "a",
      source: "shop",
      runId: "run",
      at: at.toISOString(),
      changes: [
        { field: "priceMinor", before: null, after: 5 },
        { field: "title", before: null, after: "A" },
      ],
    },
    expect.objectContaining({ bundleId: "b" }),
  ]);
  expect((await readBundleChanges(ctx, { cursor })).events).toEqual([]);
  await expect(readBundleChanges(ctx, { cursor: "1; drop table" })).rejects.toThrow("no cursor");
});
