import { schema } from "@planrrr/database";
import { isNotNull } from "drizzle-orm";
import { expect, onTestFinished, test } from "vitest";
import { claimDisabled } from "./claim-disabled.ts";
import { createWebhook } from "./create-webhook.ts";
import { openWebhooks } from "./testing/open-webhooks.ts";
import { withNestedLoops } from "./testing/with-nested-loops.ts";

const { webhooks } = schema;

test("one is taken at a time, by whatever plan: what is taken and not told is never told", async () => {
  const { ctx, seedTeam, close } = await openWebhooks();
  onTestFinished(close);
  const team = await seedTeam();
  for (const nth of [1, 2, 3])
    await createWebhook(ctx, team, {
      name: `${nth}`,
      url: "http://127.0.0.1:9/",
      events: ["post.created"],
    });
  await ctx.db.update(webhooks).set({ status: "DISABLED", disabledReason: "gone" });
  const claim = () => withNestedLoops(ctx, claimDisabled);
  const first = await claim();
  expect(await ctx.db.$count(webhooks, isNotNull(webhooks.disabledToldAt))).toBe(1);
  const names = [first, await claim(), await claim()].map((each) => each?.name);
  expect(new Set(names)).toEqual(new Set(["1", "2", "3"]));
  expect(await claim()).toBeUndefined();
});
