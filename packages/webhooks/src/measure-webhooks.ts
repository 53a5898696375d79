import { schema } from "@planrrr/database";
import { and, count, eq, lte, sql } from "drizzle-orm";
import type { WebhooksContext } from "./context.ts";

const { webhookDeliveries: d, webhooks: w } = schema;

export interface WebhookFacts {
  webhooks: { [status: string]: number };
  waiting: number;
  /** Of active ones: how long somebody has been able to send what is due longest. One that is held waits by rights. */
  overdueSeconds: number;
}

/** For a timer: three queries. */
export async function measureWebhooks({
  db,
  now,
}: Pick<WebhooksContext, "db" | "now">): Promise<WebhookFacts> {
  const at = now();
  const canGoAt = sql`greatest(${d.dueAt}, ${w.heldUntil})`;
  const byStatus = await db.select({ status: w.status, number: count() }).from(w).groupBy(w.status);
  const [waiting] = await db.select({ number: count() }).from(d).where(eq(d.status, "WAITING"));
  const [due] = await db
    .select({ first: sql<Date | null>`min(${canGoAt})`.mapWith(d.dueAt) })
    .from(d)
    .innerJoin(w, eq(w.id, d.webhookId))
    .where(and(eq(d.status, "WAITING"), eq(w.status, "ACTIVE"), lte(d.dueAt, at), sql`${canGoAt} <= ${at}`));
  return {
    webhooks: Object.fromEntries(byStatus.map(({ status, number }) => [status, number])),
    waiting: waiting?.number ?? 0,
    overdueSeconds: due?.first ? (at.getTime() - due.first.getTime()) / 1000 : 0,
  };
}
