import { schema } from "@planrrr/database";
import { eq } from "drizzle-orm";
import { expect, onTestFinished, test } from "vitest";
import { createWebhook } from "../create-webhook.ts";
import { openWebhooks } from "../testing/open-webhooks.ts";
import { seedPost } from "../testing/seed-post.ts";
import { withNestedLoops } from "../testing/with-nested-loops.ts";
import { claimDeliveries } from "./claim-deliveries.ts";

const { webhookDeliveries } = schema;

test("no plan of the database takes more than was asked for", async () => {
  const { ctx, seedTeam, close } = await openWebhooks();
  onTestFinished(close);
  const team = await seedTeam();
  const { id } = await createWebhook(ctx, team, {
    name: "",
    url: "http://127.0.0.1:9/",
    events: ["post.created"],
  });
  for (let nth = 0; nth < 12; nth += 1) await seedPost(ctx.db, team);
  const taken = await withNestedLoops(ctx, (looped) => claimDeliveries(looped, { webhookId: id, limit: 4 }));
  expect(taken).toHaveLength(4);
  expect(await ctx.db.$count(webhookDeliveries, eq(webhookDeliveries.attempts, 1))).toBe(4);
});
