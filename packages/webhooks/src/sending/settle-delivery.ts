import { schema } from "@planrrr/database";
import { and, eq } from "drizzle-orm";
import type { WebhooksContext } from "../context.ts";
import { recordAudit } from "../record-audit.ts";
import { testType } from "../deliveries/test-type.ts";
import type { Claimed } from "./claim-deliveries.ts";
import { afterAnswer, afterTry, type Answer } from "./decide-try.ts";

const { webhookDeliveries: d, webhooks } = schema;

/** Takes down what came of a try. Another one that began meanwhile has the word. */
export async function settleDelivery(
  ctx: WebhooksContext,
  { delivery, event }: Claimed,
  answer: Answer,
  durationMs: number,
): Promise<void> {
  const now = ctx.now();
  const isTest = event.type === testType;
  await ctx.db.transaction(async (tx) => {
    const [webhook] = await tx
      .select()
      .from(webhooks)
      .where(eq(webhooks.id, delivery.webhookId))
      .for("no key update");
    if (!webhook) return;
    const isOnce = isTest || webhook.status === "DISABLED";
    const after = afterTry({ failures: delivery.failures, isOnce }, answer, { now, random: ctx.random });
    const settled = await tx
      .update(d)
      .set({
        ...after,
        responseStatus: answer.status ?? null,
        durationMs,
        failure: answer.is === "failed" ? answer.failure : null,
      })
      .where(and(eq(d.id, delivery.id), eq(d.attempts, delivery.attempts), eq(d.status, "WAITING")))
      .returning({ id: d.id });
    if (settled.length === 0) return;
    const outcome =
      after.status === "DELIVERED" ? "delivered" : after.status === "FAILED" ? "given-up" : "failed";
    ctx.tried(outcome, durationMs);
    // Somebody who tries an address out looks at what comes of it.
    if (isTest || webhook.status === "DISABLED") return;
    const { health, disabled } = afterAnswer(webhook, answer, now);
    await tx.update(webhooks).set(health).where(eq(webhooks.id, webhook.id));
    if (!disabled) return;
    const { id, teamId } = webhook;
    await tx
      .update(webhooks)
      .set({ status: "DISABLED", disabledReason: disabled, updatedAt: now })
      .where(eq(webhooks.id, id));
    await tx
      .update(d)
      .set({ status: "FAILED", failure: "switched-off" })
      .where(and(eq(d.webhookId, id), eq(d.status, "WAITING")));
    await recordAudit(
      tx,
      { teamId, userId: null },
      { action: "webhook.disabled", id, data: { reason: disabled } },
    );
    ctx.log.warn({ webhookId: id, reason: disabled }, "webhook switched off");
  });
}
