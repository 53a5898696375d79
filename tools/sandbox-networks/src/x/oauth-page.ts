import { type Context, Hono } from "hono";
import { renderConsent, renderRefusal } from "../consent/render-consent.ts";
import { createCode } from "./create-code.ts";
import type { XState } from "./state.ts";
import { ALL_SCOPES } from "./tokens.ts";

interface Request {
  client_id: string;
  redirect_uri: string;
  scope: string;
  state: string;
  code_challenge: string;
  code_challenge_method: string;
}

/** `GET|POST /i/oauth2/authorize`: at X it stands on x.com, here beside the API. */
export function createOauthPage(state: XState): Hono {
  const routes = new Hono();

  routes.get("/authorize", (context) => {
    const problem = findProblem(context);
    if (problem !== undefined) return context.html(renderRefusal("X", problem), 400);
    const request = readRequest((name) => context.req.query(name));
    const accounts = [...state.accounts.values()].map(({ id, username }) => ({ id, label: `@${username}` }));
    const scopes = request.scope.split(" ");
    const page = { vendor: "X", clientId: request.client_id, scopes, accounts };
    return context.html(renderConsent({ ...page, hidden: { ...request } }));
  });

  routes.post("/authorize", async (context) => {
    const form = await context.req.parseBody();
    const read = (name: string) => (typeof form[name] === "string" ? form[name] : undefined);
    const request = readRequest(read);
    const back = URL.parse(request.redirect_uri);
    const account = state.accounts.get(read("account") ?? "");
    if (back === null || account === undefined)
      return context.html(renderRefusal("X", "The form is incomplete."), 400);
    back.searchParams.set("state", request.state);
    if (form["decision"] === "allow") {
      const { code_challenge: value, code_challenge_method: method } = request;
      const code = createCode(state, {
        accountId: account.id,
        clientId: request.client_id,
        redirectUri: request.redirect_uri,
        scopes: request.scope.split(" "),
        challenge: { value, method },
      });
      back.searchParams.set("code", code);
    } else back.searchParams.set("error", "access_denied");
    return context.redirect(back.href, 302);
  });

  return routes;
}

function readRequest(read: (name: string) => string | undefined): Request {
  const text = (name: string): string => read(name) ?? "";
  return {
    client_id: text("client_id"),
    redirect_uri: text("redirect_uri"),
    scope: text("scope"),
    state: text("state"),
    code_challenge: text("code_challenge"),
    code_challenge_method: text("code_challenge_method") || "plain",
  };
}

/** X asks for all of them, state and challenge included. */
function findProblem(context: Context): string | undefined {
  const request = readRequest((name) => context.req.query(name));
  if (context.req.query("response_type") !== "code") return "response_type must be code.";
  if (request.client_id === "") return "client_id is missing.";
  if (!URL.canParse(request.redirect_uri)) return "redirect_uri is not a URL.";
  if (request.state === "" || request.state.length > 500) return "state is missing or too long.";
  if (request.code_challenge === "") return "code_challenge is missing.";
  if (!["S256", "plain"].includes(request.code_challenge_method)) return "code_challenge_method is unknown.";
  const unknown = request.scope.split(" ").find((scope) => !ALL_SCOPES.includes(scope));
  return unknown === undefined ? undefined : `The scope "${unknown}" is unknown.`;
}
