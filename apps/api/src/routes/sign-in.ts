import { AppError, NetworkName, SignInFrom } from "@planrrr/contract";
import { finishSignIn, signInState, startSignIn } from "@planrrr/publishing";
import type { Hono } from "hono";
import type { ApiContext } from "../context.ts";
import type { ApiHono, ApiRequest } from "../http/call.ts";
import { toProblem } from "../http/problem.ts";
import { redirectUri } from "../http/redirect-uri.ts";
import { asActor, originOf } from "./rest.ts";

/**
 * `GET /api/connections/{network}/start` leads a browser to the network's sign-in page; `…/callback` takes it back and
 * leads on to the page it began on, which says in words what happened.
 */
export function signInRoutes(app: Hono<ApiHono>, api: ApiContext): void {
  app.get("/api/connections/:network/start", (c) => {
    c.var.call.route = "/api/connections/{network}/start";
    const from = SignInFrom.catch("connections").parse(c.req.query("from"));
    return toPage(c, from, () =>
      asActor(api, c, async (actor) => {
        const { service, connectionId } = c.req.query();
        const network = c.req.param("network");
        const { url } = await startSignIn(api.publishing, actor, {
          network,
          from,
          ...(service ? { service } : {}),
          ...(connectionId ? { connectionId } : {}),
          redirectUri: redirectUri(originOf(api, c), network),
        });
        return lead(c, url);
      }),
    );
  });

  app.get("/api/connections/:network/callback", (c) => {
    c.var.call.route = "/api/connections/{network}/callback";
    const from = signInState.from(api.publishing.vault, c.req.query("state") ?? "");
    return toPage(c, from, () =>
      asActor(api, c, async (actor) => {
        const network = NetworkName.safeParse(c.req.param("network"));
        if (!network.success) throw new AppError("UNKNOWN_NETWORK", "planrrr does not know that network.");
        const { state, code, error } = c.req.query();
        const back = { network: network.data, state, code, error };
        const finished = await finishSignIn(api.publishing, actor, back);
        return lead(
          c,
          finished.state === "connected"
            ? page(from, { connected: finished.connection.id })
            : page(from, { choose: finished.signInId }),
        );
      }),
    );
  });
}

/** What goes wrong is said on the page, not as JSON to somebody who came by a link. */
async function toPage(c: ApiRequest, from: SignInFrom, run: () => Promise<Response>): Promise<Response> {
  try {
    return await run();
  } catch (error) {
    const problem = toProblem(error);
    if (problem.isBug) throw error;
    c.var.call.code = problem.body.code;
    if (problem.body.code === "UNAUTHENTICATED") return lead(c, `/sign-in?next=%2F${from}`);
    const network = c.req.param("network") ?? "";
    return lead(c, page(from, { problem: problem.body.code, network }));
  }
}

function page(from: SignInFrom, query: { [name: string]: string }): string {
  return `/${from}?${new URLSearchParams(query).toString()}`;
}

function lead(c: ApiRequest, location: string): Response {
  const { headers } = c.var.call;
  headers["Location"] = location;
  // The address of this request holds a code and a state: nobody further on is told.
  headers["Referrer-Policy"] = "no-referrer";
  return new Response(null, { status: 302, headers });
}
