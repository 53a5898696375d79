import { Hono } from "hono";
import { createControlRoutes } from "./faults/control-routes.ts";
import { createFaultBox, type FaultBox } from "./faults/fault-box.ts";
import { blueskyStyle, type FaultStyle } from "./faults/fault-style.ts";
import { listPdsPosts } from "./list-pds-posts.ts";
import { listenWithFaults } from "./listen-with-faults.ts";

export interface FaultProxyOptions {
  /** Base URL of the real server. */
  target: string;
  port?: number;
  /** How the network words its errors; Bluesky's by default. */
  style?: FaultStyle;
  now?(): number;
}

export interface FaultProxy {
  url: string;
  faults: FaultBox;
  close(): Promise<void>;
}

// They belong to one connection, not to the message; the body arrives here decoded.
const OF_THE_CONNECTION = [
  "connection",
  "keep-alive",
  "transfer-encoding",
  "content-length",
  "content-encoding",
  "host",
  "expect",
];

/** Stands before a real server and lets things go wrong between it and its client. */
export async function startFaultProxy(options: FaultProxyOptions): Promise<FaultProxy> {
  const target = new URL(options.target).origin;
  const faults = createFaultBox();
  let url = "";
  const forward = async (request: Request): Promise<Response> => {
    try {
      return await forwardRequest(request, target, url);
    } catch {
      return Response.json(
        { error: "UpstreamFailure", message: "The server behind is away" },
        { status: 502 },
      );
    }
  };
  const control = new Hono().route("/_sandbox", createProxyControl(faults, target));
  const listening = await listenWithFaults({
    accept: forward,
    control,
    faults,
    style: options.style ?? blueskyStyle,
    now: options.now ?? Date.now,
    port: options.port,
  });
  url = listening.url;
  return { url, faults, close: listening.close };
}

function createProxyControl(faults: FaultBox, target: string): Hono {
  const routes = createControlRoutes(faults);
  routes.get("/posts", async (context) => context.json(await listPdsPosts(target)));
  // What a real server holds is its accounts' own; only the faults are ours to take back.
  routes.delete("/", (context) => {
    faults.clear();
    return context.body(null, 204);
  });
  return routes;
}

async function forwardRequest(request: Request, target: string, url: string): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const headers = withoutConnection(request.headers);
  const hasBody = request.method !== "GET" && request.method !== "HEAD";
  const response = await fetch(new URL(pathname + search, target), {
    method: request.method,
    headers,
    redirect: "manual",
    ...(hasBody ? { body: await request.arrayBuffer() } : {}),
  });
  return new Response(await rewriteBody(response, target, url), {
    status: response.status,
    headers: withoutConnection(response.headers),
  });
}

/** The server names itself in its answers (a DID document's PDS): that must lead back here. */
async function rewriteBody(
  response: Response,
  target: string,
  url: string,
): Promise<ArrayBuffer | string | null> {
  if (response.status === 204 || response.status === 304) return null;
  if (!(response.headers.get("content-type") ?? "").includes("json")) return response.arrayBuffer();
  return (await response.text()).replaceAll(target, url);
}

function withoutConnection(headers: Headers): Headers {
  const kept = new Headers(headers);
  for (const name of OF_THE_CONNECTION) kept.delete(name);
  return kept;
}
