import {
  AppError,
  type ChooseAccountsInput,
  type Connection,
  type NetworkName,
  type SignInChoices,
} from "@planrrr/contract";
import { schema } from "@planrrr/database";
import type { Connected } from "@planrrr/networks";
import { and, eq, gt, isNull } from "drizzle-orm";
import type { Actor, PublishingContext } from "../../context.ts";
import { refuseMember } from "../../refuse-member.ts";
import { saveConnection } from "../save-connection.ts";
import type { SignInRow } from "./finish-sign-in.ts";

/** The accounts a finished sign-in may publish to. Its own person sees them, for the rest of its ten minutes. */
export async function listSignInChoices(
  ctx: PublishingContext,
  actor: Actor,
  { id }: { id: string },
): Promise<SignInChoices> {
  const row = await find(ctx, actor, id);
  const { connections: t } = schema;
  const known = await ctx.db
    .select({ network: t.network, accountId: t.accountId, service: t.service })
    .from(t)
    .where(and(eq(t.teamId, row.teamId), isNull(t.removedAt)));
  return {
    id,
    network: row.network as NetworkName,
    expiresAt: row.expiresAt,
    accounts: accountsOf(ctx, row).map(({ network, account }) => ({
      network: network ?? (row.network as NetworkName),
      accountId: account.id,
      handle: account.handle,
      displayName: account.displayName,
      avatarUrl: account.avatarUrl ?? null,
      connected: known.some(
        (each) =>
          each.accountId === account.id &&
          each.network === (network ?? row.network) &&
          each.service === account.service,
      ),
    })),
  };
}

/** Connects some of them and forgets the rest. Throws NOT_FOUND for an account that is not among them. */
export async function chooseAccounts(
  ctx: PublishingContext,
  actor: Actor,
  input: ChooseAccountsInput,
): Promise<{ items: Connection[] }> {
  refuseMember(actor);
  const row = await find(ctx, actor, input.id);
  const offered = accountsOf(ctx, row);
  const chosen = input.accounts.map(({ network, accountId }) => {
    const found = offered.find(
      (each) => each.account.id === accountId && (each.network ?? row.network) === network,
    );
    if (!found) throw new AppError("NOT_FOUND", "That account is not among those of this login.");
    return { network, connected: found };
  });
  const items: Connection[] = [];
  for (const { network, connected } of chosen)
    items.push(await saveConnection(ctx, { ...actor, teamId: row.teamId }, network, connected));
  await ctx.db.delete(schema.networkSignIns).where(eq(schema.networkSignIns.id, row.id));
  return { items };
}

async function find(ctx: PublishingContext, actor: Actor, id: string): Promise<SignInRow> {
  const { networkSignIns: t } = schema;
  const [row] = await ctx.db
    .select()
    .from(t)
    .where(
      and(eq(t.id, id), eq(t.userId, actor.userId), eq(t.status, "CHOOSING"), gt(t.expiresAt, ctx.now())),
    );
  if (!row) throw new AppError("NOT_FOUND", "There is no such sign-in, or its ten minutes are over.");
  return row;
}

function accountsOf(ctx: PublishingContext, row: SignInRow): Connected[] {
  const { accounts } = ctx.vault.open(row.id, row.secrets);
  return accounts as unknown as Connected[];
}
