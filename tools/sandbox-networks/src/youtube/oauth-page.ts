import { Hono } from "hono";
import { renderConsent, renderRefusal } from "../consent/render-consent.ts";
import { createCode } from "./create-code.ts";
import type { YoutubeState } from "./state.ts";
import { createGrant } from "./tokens.ts";

const FIELDS = [
  "client_id",
  "redirect_uri",
  "scope",
  "state",
  "access_type",
  "prompt",
  "code_challenge",
  "code_challenge_method",
] as const;
type Request = { [field in (typeof FIELDS)[number]]: string };

/** `GET|POST /o/oauth2/v2/auth` of accounts.google.com, developers.google.com/identity/protocols/oauth2/web-server. */
export function createOauthPage(state: YoutubeState): Hono {
  const routes = new Hono();

  routes.get("/auth", (context) => {
    const request = readRequest((name) => context.req.query(name));
    const problem = findProblem(request, context.req.query("response_type"));
    if (problem !== undefined) return context.html(renderRefusal("Google", problem), 400);
    const accounts = [...state.channels.values()].map(({ id, title, username }) => ({
      id,
      label: `${title} (@${username})`,
    }));
    const scopes = request.scope.split(" ");
    const page = { vendor: "Google", clientId: request.client_id, scopes, accounts, areScopesOptional: true };
    return context.html(renderConsent({ ...page, hidden: { ...request } }));
  });

  routes.post("/auth", async (context) => {
    const form = await context.req.parseBody({ all: true });
    const read = (name: string) => (typeof form[name] === "string" ? form[name] : undefined);
    const request = readRequest(read);
    const back = URL.parse(request.redirect_uri);
    const channel = state.channels.get(read("account") ?? "");
    if (back === null || channel === undefined)
      return context.html(renderRefusal("Google", "The form is incomplete."), 400);
    if (request.state !== "") back.searchParams.set("state", request.state);
    const scopes = [form["granted"] ?? []].flat().filter((scope) => typeof scope === "string");
    if (read("decision") !== "allow" || scopes.length === 0) {
      back.searchParams.set("error", "access_denied");
      return context.redirect(back.href, 302);
    }
    // A refresh token comes with the first consent only, unless the app asks for the consent again.
    const isFirst = ![...state.refreshTokens.values()].some(
      ({ grant }) => grant.channelId === channel.id && grant.clientId === request.client_id && !grant.isDead,
    );
    const challenge = { value: request.code_challenge, method: request.code_challenge_method || "plain" };
    const code = createCode(state, {
      grant: createGrant(channel.id, request.client_id, scopes),
      redirectUri: request.redirect_uri,
      isOffline:
        request.access_type === "offline" && (isFirst || request.prompt.split(" ").includes("consent")),
      challenge: request.code_challenge === "" ? undefined : challenge,
    });
    back.searchParams.set("code", code);
    back.searchParams.set("scope", scopes.join(" "));
    return context.redirect(back.href, 302);
  });

  return routes;
}

function readRequest(read: (name: string) => string | undefined): Request {
  const request = Object.fromEntries(FIELDS.map((name) => [name, read(name) ?? ""]));
  return request as Request;
}

function findProblem(request: Request, responseType: string | undefined): string | undefined {
  if (responseType !== "code") return "Error 400: unsupported_response_type";
  if (request.client_id === "") return "Error 401: invalid_client";
  if (!URL.canParse(request.redirect_uri)) return "Error 400: redirect_uri_mismatch";
  if (!request.scope.split(" ").every((scope) => scope.startsWith("https://www.googleapis.com/auth/")))
    return "Error 400: invalid_scope";
  return undefined;
}
