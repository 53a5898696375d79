import { CLIENT_ADDRESS_HEADER } from "@planrrr/accounts";
import type { Hono } from "hono";
import type { ApiContext } from "../context.ts";
import { PROBLEM_TYPE, withHeaders } from "../http/answer.ts";
import type { ApiHono, ApiRequest } from "../http/call.ts";
import { toAuthProblem } from "../http/auth-problem.ts";
import { countRequest } from "../http/rate-limit.ts";
import { readText } from "../http/read-body.ts";

/**
 * What planrrr uses of Better Auth. It has routes for teams of its own, too, which know nothing of our invitations, our
 * limits and what we write down, and a page for errors that leads to other sites: these are not there.
 */
const offered = {
  GET: ["get-session", "token", "jwks", "list-sessions", "api-key/list", "organization/list"],
  POST: [
    "sign-up/email",
    "sign-in/email",
    "sign-out",
    "request-password-reset",
    "reset-password",
    "update-user",
    "change-email",
    "change-password",
    "delete-user",
    "revoke-session",
    "revoke-other-sessions",
    "api-key/create",
    "api-key/delete",
    "organization/set-active",
  ],
};

/** `/api/auth/*`: Better Auth, with its refusals told as problems like everybody else's. */
export function authRoutes(app: Hono<ApiHono>, api: ApiContext): void {
  const serve = (route: string) => async (c: ApiRequest) => {
    const { call } = c.var;
    call.route = route;
    if (route === "/api/auth/get-session") await countRequest(c, api.rateLimits);
    const response = await api.auth.handle(await asAddressed(c, api.config.baseUrl), call.arrival);
    return response.ok || response.status < 400 ? withHeaders(c, response) : refusal(c, response);
  };
  for (const [method, names] of Object.entries(offered))
    for (const name of names) {
      const route = `/api/auth/${name}`;
      app.on(method, route, serve(route));
    }
}

/** The request as the client addressed it, with an address in it that only we can have written. */
async function asAddressed(c: ApiRequest, baseUrl: string | undefined): Promise<Request> {
  const { arrival } = c.var.call;
  const { pathname, search } = new URL(c.req.url);
  const headers = new Headers(c.req.raw.headers);
  headers.set(CLIENT_ADDRESS_HEADER, arrival.address);
  // Every browser of today says where a change comes from. Who says nothing is a program, and nobody leads it astray.
  if (!browserSays.some((name) => headers.has(name))) headers.set("origin", baseUrl ?? arrival.origin);
  const { method } = c.req;
  const body = method === "GET" ? undefined : await readText(c);
  // Better Auth takes no body without a type; a sign-out by curl has neither.
  if (body !== undefined && !headers.has("content-type")) headers.set("content-type", "application/json");
  return new Request(`${arrival.origin}${pathname}${search}`, {
    method,
    headers,
    body: body === "" ? "{}" : body,
  });
}

const browserSays = ["origin", "referer", "sec-fetch-site"];

async function refusal(c: ApiRequest, response: Response): Promise<Response> {
  const { call } = c.var;
  const problem = toAuthProblem(
    response.status,
    await response.text(),
    response.headers.get("x-retry-after"),
  );
  call.code = problem.code;
  const headers = new Headers(response.headers);
  headers.delete("content-length");
  headers.set("content-type", PROBLEM_TYPE);
  if (problem.retryAfter !== undefined) {
    headers.set("retry-after", String(problem.retryAfter));
    headers.set("ratelimit-remaining", "0");
    headers.set("ratelimit-reset", String(problem.retryAfter));
  }
  const body = JSON.stringify({ ...problem.body, requestId: call.requestId });
  return withHeaders(c, new Response(body, { status: response.status, headers }));
}
