import { createHash } from "node:crypto";
import type { BundleChanged } from "@planrrr/contract";
import { schema, type Transaction } from "@planrrr/database";
import { sql } from "drizzle-orm";
import type { WebhooksContext } from "./context.ts";

const { webhookEvents, webhooks } = schema;

/** Deals belong to no team: what runs have changed is noted for whoever asked, in the transaction that read it. */
export async function noteBundleChanges(
  { now }: Pick<WebhooksContext, "now">,
  tx: Transaction,
  changes: readonly BundleChanged[],
): Promise<void> {
  if (changes.length === 0 || !(await isWanted(tx))) return;
  const createdAt = now();
  await tx
    .insert(webhookEvents)
    .values(
      changes.map(({ type, ...data }) => ({
        id: idOf(data),
        teamId: null,
        type,
        data: { ...data },
        createdAt,
      })),
    )
    // A change that was read in two parts is one event.
    .onConflictDoNothing();
}

async function isWanted(tx: Transaction): Promise<boolean> {
  const { rows } = await tx.execute(
    sql`select 1 from ${webhooks} where status = 'ACTIVE' and 'bundle.changed' = any(events) limit 1`,
  );
  return rows.length > 0;
}

function idOf({ runId, bundleId }: Pick<BundleChanged, "runId" | "bundleId">): string {
  const hex = createHash("sha256").update(`${runId} ${bundleId}`).digest("hex");
  // Of our own making: version 8 (RFC 9562).
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
