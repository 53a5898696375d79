import type { Actor } from "./actor/actor.ts";
import { createActorCache } from "./actor/actor-cache.ts";
import { readCredential } from "./actor/read-credential.ts";
import { resolveActor } from "./actor/resolve-actor.ts";
import { createJwtVerifier } from "./actor/verify-jwt.ts";
import type { AuthSettings } from "./auth-settings.ts";
import type { BetterAuth } from "./better-auth.ts";
import { COOKIE_PREFIX, tokenIssuer } from "./token-issuer.ts";

/** How a request reached us, as far as cookies care. */
export interface Arrival {
  https: boolean;
}

/** Whom a token is about and whom it is for; a token for others opens nothing here. */
export interface TokenClaims {
  iss: string;
  aud: string;
  sub: string;
  /** Seconds since the epoch. */
  exp: number;
  [claim: string]: string | number;
}

export interface Auth {
  /** Better Auth's routes below `/api/auth`. The request's URL has to be the one the client used. */
  handle(request: Request, arrival: Arrival): Promise<Response>;
  /** Who sends these headers: by API key, bearer token (session, JWT or API key) or session cookie. */
  resolveActor(headers: Headers, arrival: Arrival): Promise<Actor | null>;
  /** A JWT by our own key set, with these claims and no others. */
  signToken(claims: TokenClaims): Promise<string>;
  /** Forgets remembered actors, after rights were changed elsewhere than through `handle`. */
  forgetActors(): void;
}

export function createAuth(settings: AuthSettings): Auth {
  const { now } = settings;
  const cache = createActorCache({ ttlMs: settings.actorTtlMs ?? 8_000, size: 5_000, now });
  const issuer = tokenIssuer(settings.baseUrl);
  const jwt = createJwtVerifier({ db: settings.db, issuer, audience: issuer, now });
  const made = new Map<boolean, Promise<BetterAuth>>();

  // Cookie attributes are fixed when Better Auth is made, so http and https have one each, made when needed.
  // It is also the largest part of the API in memory: a system at which nobody has signed in yet does without it.
  function betterAuthFor(secure: boolean): Promise<BetterAuth> {
    const auth =
      made.get(secure) ??
      import("./better-auth.ts").then(({ createBetterAuth }) => createBetterAuth(settings, { secure }));
    made.set(secure, auth);
    return auth;
  }

  function isSecure(arrival: Arrival): boolean {
    if (settings.secureCookies === "always") return true;
    if (settings.secureCookies === "never") return false;
    return arrival.https || settings.baseUrl?.startsWith("https://") === true;
  }

  return {
    async handle(request, arrival) {
      const response = await (await betterAuthFor(isSecure(arrival))).handler(request);
      // Anything but a sign-in may have taken rights away: sign-out, password, roles, members, keys, teams.
      if (request.method !== "GET" && !/\/api\/auth\/sign-(in|up)\//.test(request.url)) cache.clear();
      return response;
    },
    resolveActor(headers, arrival) {
      const secure = isSecure(arrival);
      const credential = readCredential(headers, sessionCookieName(secure));
      if (!credential) return Promise.resolve(null);
      const team = headers.get("x-team-id") ?? undefined;
      const { kind } = credential;
      const secret =
        kind === "api-key" ? credential.key : kind === "cookie" ? credential.value : credential.token;
      const sources = {
        db: settings.db,
        jwt,
        now,
        api: async () => (await betterAuthFor(secure)).api,
      };
      return cache.get(`${kind} ${secret} ${team ?? ""}`, () => resolveActor(sources, credential, team));
    },
    async signToken(claims) {
      const { api } = await betterAuthFor(false);
      return (await api.signJWT({ body: { payload: claims } })).token;
    },
    forgetActors: () => cache.clear(),
  };
}

function sessionCookieName(secure: boolean): string {
  return `${secure ? "__Secure-" : ""}${COOKIE_PREFIX}.session_token`;
}
