import type { NetworkName } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { and, eq, isNull, ne, sql } from "drizzle-orm";
import type { PublishingContext } from "../context.ts";
import type { ConnectionRow } from "../publications/claim-publications.ts";
import { accountOf } from "./account-of.ts";

/**
 * Reads what is needed to take planrrr's right back at the network, and answers with the call itself: the credentials
 * are wiped in between. A network that is away keeps nobody from forgetting an account here. Where one sign-in covers
 * several accounts, as Meta's does, it is taken back with the last of them.
 */
export async function prepareRevocation(ctx: PublishingContext, id: string): Promise<() => Promise<void>> {
  const { connections: t } = schema;
  const [row] = await ctx.db.select().from(t).where(eq(t.id, id));
  if (!row?.credentials) return async () => undefined;
  const network = ctx.networks[row.network as NetworkName];
  const app = ctx.oauthApp(network.name, row.service);
  const { revoke } = network.oauth ?? {};
  if (!revoke || !app) return async () => undefined;
  const account = accountOf(row);
  return async () => {
    try {
      if (await isStillUsed(ctx, row)) return;
      await revoke(ctx.io, account, ctx.vault.open(row.id, row.credentials ?? ""), app);
    } catch (err) {
      ctx.log.warn({ err, connectionId: id }, "The network was not told that an account was removed");
    }
  };
}

/** Whether the same person's sign-in carries another connection, in whatever team. Asked once this one is removed. */
async function isStillUsed(ctx: PublishingContext, { id, service, limits }: ConnectionRow): Promise<boolean> {
  const { userId } = limits;
  if (typeof userId !== "string") return false;
  const { connections: t } = schema;
  const others = await ctx.db
    .select({ id: t.id })
    .from(t)
    .where(
      and(
        eq(t.service, service),
        eq(sql`${t.limits} ->> 'userId'`, userId),
        isNull(t.removedAt),
        ne(t.id, id),
      ),
    )
    .limit(1);
  return others.length > 0;
}
