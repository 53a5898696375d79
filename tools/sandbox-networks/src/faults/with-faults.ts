import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Wire } from "../listen.ts";
import type { Fault } from "./fault.ts";
import type { FaultBox } from "./fault-box.ts";
import type { FaultStyle } from "./fault-style.ts";

/** What the network really does with a request. */
export type Accept = (request: Request) => Response | Promise<Response>;

export interface FaultyOptions {
  faults: FaultBox;
  style: FaultStyle;
  now(): number;
}

const PAGE =
  "<!doctype html><html><head><title>502 Bad Gateway</title></head><body><h1>Bad Gateway</h1></body></html>";

/** Puts a fault plan between the socket and whatever answers behind it. */
export function withFaults(
  accept: Accept,
  options: FaultyOptions,
): (request: Request, wire: Wire) => Promise<Response> {
  return async (request, wire) => {
    const fault = options.faults.choose(request.method, new URL(request.url).pathname);
    if (fault === undefined) return accept(request);
    options.faults.pending += 1;
    try {
      return await suffer(fault, request, wire, accept, options);
    } finally {
      options.faults.pending -= 1;
    }
  };
}

async function suffer(
  fault: Fault,
  request: Request,
  wire: Wire,
  accept: Accept,
  options: FaultyOptions,
): Promise<Response> {
  const { style, now } = options;
  switch (fault.name) {
    case "drop-before-accept":
      return drop(wire);
    case "accept-then-drop":
      await finish(accept, request);
      return drop(wire);
    case "500-after-accept":
      await finish(accept, request);
      return style.error(500);
    case "truncate":
      return truncate(await accept(request), wire);
    case "empty":
      await finish(accept, request);
      return new Response(null, { status: 200 });
    case "html-after-accept":
      await finish(accept, request);
      return html(200);
    case "html":
      return html(502);
    case "refuse":
      return style.refuse();
    case "unauthorized":
      return style.unauthorized();
    case "status":
      return style.error(fault.status);
    case "429":
      return style.rateLimited(fault.seconds, now());
    case "redirect":
      return new Response(null, { status: 302, headers: { location: fault.location } });
    case "delay": {
      const response = await finish(accept, request);
      await sleep(fault.ms);
      return response;
    }
    case "delay-before":
      return acceptLater(await detach(request), fault.ms, accept);
  }
}

/** The whole answer, so that nothing of the work is left undone when the socket goes. */
async function finish(accept: Accept, request: Request): Promise<Response> {
  const response = await accept(request);
  return new Response(await response.arrayBuffer(), { status: response.status, headers: response.headers });
}

/** A copy that outlives its socket. */
async function detach(request: Request): Promise<Request> {
  const body =
    request.method === "GET" || request.method === "HEAD" ? undefined : await request.arrayBuffer();
  return new Request(request.url, {
    method: request.method,
    headers: request.headers,
    ...(body === undefined ? {} : { body }),
  });
}

async function acceptLater(request: Request, ms: number, accept: Accept): Promise<Response> {
  await sleep(ms);
  return accept(request);
}

function drop(wire: Wire): Response {
  wire.incoming.socket.destroy();
  return RESPONSE_ALREADY_SENT;
}

async function truncate(response: Response, wire: Wire): Promise<Response> {
  const body = new Uint8Array(await response.arrayBuffer());
  const headers = Object.fromEntries(
    [...response.headers].filter(([name]) => name !== "content-length" && name !== "transfer-encoding"),
  );
  wire.outgoing.writeHead(response.status, { ...headers, "content-length": String(body.length) });
  await new Promise((resolve) => wire.outgoing.write(body.subarray(0, Math.floor(body.length / 2)), resolve));
  return drop(wire);
}

function html(status: number): Response {
  return new Response(PAGE, { status, headers: { "content-type": "text/html; charset=utf-8" } });
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
