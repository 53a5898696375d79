import { AppError, type Connection, type NetworkName } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import type { Connected, JsonObject } from "@planrrr/networks";
import { and, eq, gt } from "drizzle-orm";
import type { Actor, PublishingContext } from "../../context.ts";
import { refuseMember } from "../../refuse-member.ts";
import { toConnectProblem } from "../connect-problem.ts";
import { saveConnection } from "../save-connection.ts";
import { signInState } from "./sign-in-state.ts";

export type SignInRow = typeof schema.networkSignIns.$inferSelect;

/** `connected`: it is done. `choosing`: the person has to say which of several accounts. */
export type SignInFinished =
  | { state: "connected"; connection: Connection }
  | { state: "choosing"; signInId: string };

/** What a network sends people back with. */
export interface WayBack {
  network: NetworkName;
  state?: string | undefined;
  code?: string | undefined;
  /** The network's own word when it came to nothing: `access_denied`. */
  error?: string | undefined;
}

/**
 * Ends a sign-in at a network's own page. Each state works once.
 * Throws SIGN_IN_DENIED, LINK_EXPIRED, NO_ACCOUNTS, WRONG_ACCOUNT, CREDENTIALS_REFUSED, NETWORK_UNREACHABLE.
 */
export async function finishSignIn(
  ctx: PublishingContext,
  actor: Actor,
  back: WayBack,
): Promise<SignInFinished> {
  refuseMember(actor);
  const id = signInState.read(ctx.vault, back.state ?? "", actor.userId);
  const row = await take(ctx, id);
  if (row?.network !== back.network)
    throw new AppError("LINK_EXPIRED", "This sign-in is over or was used before. Start it again.");
  // The team that was open when it began, whichever is open now.
  const owner = { ...actor, teamId: row.teamId };
  if (back.error !== undefined || !back.code)
    throw new AppError(
      "SIGN_IN_DENIED",
      "Nothing was connected: the network says the sign-in was cancelled.",
      {
        details: { network: back.network, networkCode: (back.error ?? "no_code").slice(0, 100) },
      },
    );
  const accounts = await exchange(ctx, row, back.code);
  if (row.connectionId) return { state: "connected", connection: await renew(ctx, owner, row, accounts) };
  const [first, ...more] = accounts;
  if (!first)
    throw new AppError("NO_ACCOUNTS", "That login may not publish anywhere: it has no page or channel.", {
      details: { network: back.network },
    });
  if (more.length === 0)
    return {
      state: "connected",
      connection: await saveConnection(ctx, owner, first.network ?? back.network, first),
    };
  await ctx.db
    .update(schema.networkSignIns)
    .set({
      status: "CHOOSING",
      secrets: ctx.vault.seal(id, { accounts: accounts as unknown as JsonObject[] }),
    })
    .where(eq(schema.networkSignIns.id, id));
  return { state: "choosing", signInId: id };
}

/** Takes a sign-in that waits, so that nobody else can end it. */
async function take(ctx: PublishingContext, id: string): Promise<SignInRow | undefined> {
  const { networkSignIns: t } = schema;
  const [row] = await ctx.db
    .update(t)
    .set({ status: "ENDED" })
    .where(and(eq(t.id, id), eq(t.status, "WAITING"), gt(t.expiresAt, ctx.now())))
    .returning();
  return row;
}

async function exchange(ctx: PublishingContext, row: SignInRow, code: string): Promise<Connected[]> {
  const name = row.network as NetworkName;
  const { oauth } = ctx.networks[name];
  const app = ctx.oauthApp(name, row.service);
  if (!oauth || !app) throw new AppError("NETWORK_NOT_SET_UP", "This network is not set up here any more.");
  const { codeVerifier } = ctx.vault.open(row.id, row.secrets);
  try {
    return await oauth.exchange(ctx.io, row.service, app, {
      code,
      redirectUri: row.redirectUri,
      ...(oauth.pkce && typeof codeVerifier === "string" ? { codeVerifier } : {}),
    });
  } catch (error) {
    throw toConnectProblem(name, error);
  }
}

async function renew(
  ctx: PublishingContext,
  actor: Actor,
  row: SignInRow,
  accounts: Connected[],
): Promise<Connection> {
  const { connections: t } = schema;
  const [known] = await ctx.db
    .select()
    .from(t)
    .where(eq(t.id, row.connectionId ?? row.id));
  const same = accounts.find(
    ({ network, account }) => account.id === known?.accountId && (network ?? row.network) === known.network,
  );
  if (!known || !same)
    throw new AppError(
      "WRONG_ACCOUNT",
      `You signed in, but not to ${known?.handle ?? "that account"}. Nothing was changed.`,
      {
        details: {
          network: row.network,
          wanted: known?.handle,
          got: accounts.map(({ account }) => account.handle),
        },
      },
    );
  return saveConnection(ctx, actor, known.network as NetworkName, same);
}
