import { schema } from "@planrrr/database";
import { lt } from "drizzle-orm";
import type { WebhooksContext } from "./context.ts";

const keptMs = 30 * 86_400_000;

/** Deletes what happened long ago, with its deliveries: none is tried for so long. */
export async function forgetOldDeliveries({ db, now }: Pick<WebhooksContext, "db" | "now">): Promise<void> {
  const longAgo = new Date(now().getTime() - keptMs);
  await db.delete(schema.webhookEvents).where(lt(schema.webhookEvents.createdAt, longAgo));
}
