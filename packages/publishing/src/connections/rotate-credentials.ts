import { schema } from "@planrrr/database";
import { asc, eq, gt } from "drizzle-orm";
import type { PublishingContext } from "../context.ts";

/** Seals every credential again that an older key of the ring protects. `onProgress` hears (done so far, resealed). */
export async function rotateCredentials(
  ctx: Pick<PublishingContext, "db" | "vault">,
  onProgress: (checked: number, resealed: number) => void = () => {},
): Promise<{ checked: number; resealed: number }> {
  const { connections } = schema;
  let checked = 0;
  let resealed = 0;
  let after: string | null = null;
  for (;;) {
    const rows: { id: string }[] = await ctx.db
      .select({ id: connections.id })
      .from(connections)
      .where(after ? gt(connections.id, after) : undefined)
      .orderBy(asc(connections.id))
      .limit(100);
    for (const { id } of rows) {
      checked += 1;
      if (await reseal(ctx, id)) resealed += 1;
    }
    onProgress(checked, resealed);
    after = rows.at(-1)?.id ?? null;
    if (!after) return { checked, resealed };
  }
}

async function reseal(ctx: Pick<PublishingContext, "db" | "vault">, id: string): Promise<boolean> {
  const { connections } = schema;
  return ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .select({ credentials: connections.credentials })
      .from(connections)
      .where(eq(connections.id, id))
      .for("no key update");
    if (!row?.credentials || !ctx.vault.isStale(row.credentials)) return false;
    const credentials = ctx.vault.seal(id, ctx.vault.open(id, row.credentials));
    await tx.update(connections).set({ credentials }).where(eq(connections.id, id));
    return true;
  });
}
