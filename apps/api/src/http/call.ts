import type { HttpBindings } from "@hono/node-server";
import type { Actor } from "@planrrr/accounts";
import type { Context } from "hono";
import type { Arrival } from "./arrival.ts";

/** What is known about one request while it is answered. */
export interface Call {
  requestId: string;
  arrival: Arrival;
  /** Headers of the answer, whoever makes it. Plain, since that is the server's fast path. */
  headers: { [name: string]: string };
  /** The route's pattern: what metrics and logs group by. */
  route: string;
  actor?: Actor | undefined;
  /** The body, once something has read it. */
  body?: string | undefined;
  /** Chosen before the write, so that a repeat after a crash finds what was written. */
  resourceId?: string | undefined;
  /** A failure that was not expected, for the log. */
  failure?: unknown;
  code?: string;
}

export type ApiHono = { Bindings: HttpBindings; Variables: { call: Call } };
export type ApiRequest = Context<ApiHono>;

/** Whether a request only reads. */
export function isRead(c: ApiRequest): boolean {
  return c.req.method === "GET" || c.req.method === "HEAD";
}
