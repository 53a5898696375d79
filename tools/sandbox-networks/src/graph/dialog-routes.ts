import { type Context, Hono } from "hono";
import { renderConsent, renderProblem } from "./consent-page.ts";
import { grantCode } from "./grant-code.ts";
import { APP_NAME, type GraphState, SANDBOX_META_APP } from "./graph-state.ts";
import { readParams, readText } from "./read-params.ts";

export interface DialogOptions {
  network: "Facebook" | "Instagram";
  /** What Meta hangs on the address it leads back to; a browser drops or keeps it, a server never sees it. */
  fragment: string;
  /** Codes of the error, where this login names one. */
  denial: { [name: string]: string };
}

/** Facebook's login dialog [doc manually-build-a-login-flow]. */
export const FACEBOOK_DIALOG: DialogOptions = {
  network: "Facebook",
  fragment: "#_=_",
  denial: {
    error: "access_denied",
    error_code: "200",
    error_description: "Permissions error",
    error_reason: "user_denied",
  },
};

/** Business Login for Instagram [doc instagram-platform/business-login]. */
export const INSTAGRAM_DIALOG: DialogOptions = {
  network: "Instagram",
  fragment: "#_",
  denial: {
    error: "access_denied",
    error_reason: "user_denied",
    error_description: "The user denied your request",
  },
};

/** `GET` shows who could sign in, `POST` is their answer. */
export function createDialogRoutes(state: GraphState, options: DialogOptions): Hono {
  const routes = new Hono();
  routes.get("/", async (context) => {
    const asked = await readAsked(context, state);
    if ("problem" in asked) return context.html(renderProblem(options.network, asked.problem), 400);
    const { scopes, hidden } = asked;
    const people = describePeople(state, options.network);
    const action = new URL(context.req.url).pathname;
    return context.html(
      renderConsent({ network: options.network, app: APP_NAME, people, scopes, hidden, action }),
    );
  });
  routes.post("/", async (context) => {
    const asked = await readAsked(context, state);
    if ("problem" in asked) return context.html(renderProblem(options.network, asked.problem), 400);
    const params = await context.req.parseBody();
    const { redirect, scopes, hidden } = asked;
    const person = describePeople(state, options.network).find(({ id }) => id === params["person"]);
    const back = new URL(redirect);
    if (params["decision"] === "allow" && person !== undefined)
      back.searchParams.set("code", grantCode(state, person.id, redirect, scopes));
    else for (const [name, value] of Object.entries(options.denial)) back.searchParams.set(name, value);
    if (hidden["state"] !== undefined) back.searchParams.set("state", hidden["state"]);
    back.hash = options.fragment;
    return context.redirect(back.href, 303);
  });
  return routes;
}

function describePeople(state: GraphState, network: DialogOptions["network"]) {
  if (network === "Instagram")
    return state.instagrams.map(({ id, username, name }) => ({ id, name: `@${username}`, detail: name }));
  return state.users.map(({ id, name }) => {
    const pages = state.pages.filter((page) => page.ownerId === id).map((page) => page.name);
    return { id, name, detail: `has ${pages.join(" and ")}` };
  });
}

const KEPT = ["client_id", "redirect_uri", "state", "scope", "response_type"];

async function readAsked(
  context: Context,
  state: GraphState,
): Promise<{ problem: string } | { redirect: string; scopes: string[]; hidden: { [name: string]: string } }> {
  const params = context.req.method === "GET" ? await readParams(context) : await context.req.parseBody();
  const redirect = readText(params, "redirect_uri");
  if (readText(params, "client_id") !== SANDBOX_META_APP.clientId) return { problem: "Invalid App ID." };
  const allowed = state.options.redirectUris;
  if (!URL.canParse(redirect) || (allowed !== undefined && !allowed.includes(redirect)))
    return { problem: "URL blocked: the redirect URI is not allowed in the app's client OAuth settings." };
  const scopes = readText(params, "scope")
    .split(/[,\s]+/)
    .filter((scope) => scope !== "");
  const hidden = Object.fromEntries(
    KEPT.flatMap((name) => (readText(params, name) === "" ? [] : [[name, readText(params, name)]])),
  );
  return { redirect, scopes, hidden };
}
