import { schema } from "@planrrr/database";
import { asc, eq } from "drizzle-orm";
import type { WebhooksContext } from "./context.ts";

const { webhooks } = schema;

/** Seals every secret again that an older key of the ring protects. */
export async function resealWebhooks(
  ctx: Pick<WebhooksContext, "db" | "vault">,
): Promise<{ checked: number; resealed: number }> {
  const rows = await ctx.db.select({ id: webhooks.id }).from(webhooks).orderBy(asc(webhooks.id));
  let resealed = 0;
  for (const { id } of rows) resealed += (await reseal(ctx, id)) ? 1 : 0;
  return { checked: rows.length, resealed };
}

async function reseal({ db, vault }: Pick<WebhooksContext, "db" | "vault">, id: string): Promise<boolean> {
  return db.transaction(async (tx) => {
    const [row] = await tx.select().from(webhooks).where(eq(webhooks.id, id)).for("no key update");
    if (!row) return false;
    const fresh = (sealed: string) =>
      vault.isStale(sealed) ? vault.seal(id, vault.open(id, sealed) as { secret: string }) : sealed;
    const secret = fresh(row.secret);
    const oldSecret = row.oldSecret && fresh(row.oldSecret);
    if (secret === row.secret && oldSecret === row.oldSecret) return false;
    await tx.update(webhooks).set({ secret, oldSecret }).where(eq(webhooks.id, id));
    return true;
  });
}
