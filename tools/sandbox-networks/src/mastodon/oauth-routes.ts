import { Hono } from "hono";
import { ApiError } from "./api-error.ts";
import { authenticate, readToken } from "./authenticate.ts";
import { readParams, readText } from "./read-params.ts";
import type { MastodonState } from "./state.ts";

const CLIENT_ID = "sandbox-client";
const CLIENT_SECRET = "sandbox-secret";

/** `POST /api/v1/apps` and `GET /api/v1/apps/verify_credentials`. */
export function createAppRoutes(state: MastodonState): Hono {
  const routes = new Hono();
  routes.post("/", async (context) => {
    const params = await readParams(context);
    if (readText(params, "client_name") === "")
      throw new ApiError(422, "Validation failed: Application name can't be blank");
    const redirectUri = params["redirect_uris"] ?? "urn:ietf:wg:oauth:2.0:oob";
    return context.json({
      id: "1",
      name: readText(params, "client_name"),
      website: null,
      scopes: (readText(params, "scopes") || "read").split(" "),
      redirect_uri: redirectUri,
      redirect_uris: [redirectUri].flat(),
      client_id: CLIENT_ID,
      client_secret: CLIENT_SECRET,
    });
  });
  routes.get("/verify_credentials", (context) => {
    authenticate(context, state, "read");
    const scopes = state.tokens.get(readToken(context) ?? "")?.scopes ?? [];
    return context.json({ id: "1", name: "planrrr", website: null, scopes });
  });
  return routes;
}

/** `GET /oauth/authorize` says yes at once for `?account=`; `POST /oauth/token` changes the code into the account's token. */
export function createOauthRoutes(state: MastodonState): Hono {
  const routes = new Hono();
  const find = (username: string | undefined) =>
    [...state.accounts.values()].find((account) => username === undefined || account.username === username);

  routes.get("/authorize", (context) => {
    const redirect = URL.parse(context.req.query("redirect_uri") ?? "");
    const account = find(context.req.query("account"));
    if (redirect === null || account === undefined)
      throw new ApiError(422, "The redirect uri included is not valid.");
    redirect.searchParams.set("code", `code-${account.username}`);
    const given = context.req.query("state");
    if (given !== undefined) redirect.searchParams.set("state", given);
    return context.redirect(redirect.href);
  });

  routes.post("/token", async (context) => {
    const params = await readParams(context);
    if (readText(params, "client_id") !== CLIENT_ID || readText(params, "client_secret") !== CLIENT_SECRET) {
      return context.json(
        { error: "invalid_client", error_description: "Client authentication failed." },
        401,
      );
    }
    const account = find(/^code-(.+)$/.exec(readText(params, "code"))?.[1] ?? "");
    if (account === undefined) {
      return context.json(
        { error: "invalid_grant", error_description: "The provided authorization grant is invalid." },
        400,
      );
    }
    const scope = state.tokens.get(account.token)?.scopes.join(" ") ?? "";
    return context.json({
      access_token: account.token,
      token_type: "Bearer",
      scope,
      created_at: Math.floor(state.now() / 1000),
    });
  });
  return routes;
}
