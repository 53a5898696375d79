import { createHash, randomBytes } from "node:crypto";
import { AppError, NetworkName, type SignInStarted, type StartSignInInput } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import type { Actor, PublishingContext } from "../../context.ts";
import { refuseMember } from "../../refuse-member.ts";
import { getConnection } from "../read-connections.ts";
import { signInState } from "./sign-in-state.ts";

/** Long enough for a password, a second factor and a telephone call. */
const OPEN_FOR_MS = 10 * 60_000;

/**
 * The address of the network's own sign-in page, with a state that works once, for this person, for ten minutes.
 * @param input.redirectUri where the network sends people back to; it has to be registered there letter by letter.
 * Throws UNKNOWN_NETWORK, NETWORK_NOT_SET_UP, NOT_FOUND for a connection that is not the team's.
 */
export async function startSignIn(
  ctx: PublishingContext,
  actor: Actor,
  input: StartSignInInput & { redirectUri: string },
): Promise<SignInStarted> {
  refuseMember(actor);
  const network = NetworkName.safeParse(input.network);
  const oauth = network.success ? ctx.networks[network.data].oauth : undefined;
  if (!network.success || !oauth)
    throw new AppError("UNKNOWN_NETWORK", `planrrr knows no sign-in page of the network "${input.network}".`);
  const known = input.connectionId ? await getConnection(ctx, actor, { id: input.connectionId }) : undefined;
  const service = known?.service ?? input.service ?? oauth.service;
  const app = ctx.oauthApp(network.data, service);
  if (!app) {
    const name = network.data.toUpperCase();
    throw new AppError(
      "NETWORK_NOT_SET_UP",
      `${ctx.networks[network.data].label} is not set up here: whoever runs planrrr has to give ${name}_CLIENT_ID and ${name}_CLIENT_SECRET.`,
      { details: { network: network.data } },
    );
  }
  const now = ctx.now();
  const id = ctx.newId();
  const codeVerifier = randomBytes(32).toString("base64url");
  await ctx.db.insert(schema.networkSignIns).values({
    id,
    teamId: actor.teamId,
    userId: actor.userId,
    network: network.data,
    service,
    redirectUri: input.redirectUri,
    connectionId: known?.id ?? null,
    secrets: ctx.vault.seal(id, { codeVerifier }),
    status: "WAITING",
    createdAt: now,
    expiresAt: new Date(now.getTime() + OPEN_FOR_MS),
  });
  const codeChallenge = createHash("sha256").update(codeVerifier).digest("base64url");
  const url = oauth.authorizeUrl(service, app, {
    redirectUri: input.redirectUri,
    state: signInState.make(ctx.vault, id, { userId: actor.userId, from: input.from }),
    ...(oauth.pkce ? { codeChallenge } : {}),
  });
  return { url, scopes: oauth.scopes };
}
