import { schema } from "@planrrr/database";
import { sql } from "drizzle-orm";
import type { WebhooksContext } from "../context.ts";

const { webhookDeliveries, webhooks } = schema;

/** Active webhooks that have something due, whoever waits longest first. */
export async function findDueWebhooks(
  { db, now }: Pick<WebhooksContext, "db" | "now">,
  { except, limit }: { except: string[]; limit: number },
): Promise<{ id: string; failures: number }[]> {
  const at = now();
  const { rows } = await db.execute<{ id: string; failures: number }>(sql`
    select w.id, w.failures from ${webhooks} w
    cross join lateral (
      select d.due_at from ${webhookDeliveries} d
      where d.webhook_id = w.id and d.status = 'WAITING' and d.due_at <= ${at}
      order by d.due_at limit 1) first
    where w.status = 'ACTIVE' and (w.held_until is null or w.held_until <= ${at})
      and w.id <> all(${sql.param(except)}::uuid[])
    order by first.due_at limit ${limit}`);
  return rows;
}
