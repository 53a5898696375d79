import type { NetworkName } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { eq } from "drizzle-orm";
import type { PublishingContext } from "../context.ts";
import { accountOf } from "./account-of.ts";

/**
 * Reads what is needed to take planrrr's right back at the network, and answers with the call itself: the credentials
 * are wiped in between. A network that is away keeps nobody from forgetting an account here.
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
      await revoke(ctx.io, account, ctx.vault.open(row.id, row.credentials ?? ""), app);
    } catch (err) {
      ctx.log.warn({ err, connectionId: id }, "The network was not told that an account was removed");
    }
  };
}
