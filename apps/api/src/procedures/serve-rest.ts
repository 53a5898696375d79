import { type AnyRouter, createProcedureClient } from "@orpc/server";
import type { Hono } from "hono";
import { answer, answerJson } from "../http/answer.ts";
import { type ApiHono, type ApiRequest, isRead } from "../http/call.ts";
import { readJson, readText } from "../http/read-body.ts";
import { listProcedures } from "./list-procedures.ts";

export type Invoke = (input: unknown, context: object) => Promise<unknown>;

export interface RestOptions {
  prefix: string;
  router: AnyRouter;
  /** Bytes of a body at the most; default 1 MB. */
  bodyLimit?: number;
  /** Runs around a procedure: who asks, limits, repeats. `run` takes the procedure's context. */
  around(c: ApiRequest, run: (context: object) => Promise<Response>): Promise<Response>;
}

/** Puts a router's procedures on the routes their contract names. Input is body or query, plus the path's parameters. */
export function serveRest(app: Hono<ApiHono>, { prefix, router, bodyLimit, around }: RestOptions): void {
  for (const { method, path, successStatus, procedure } of listProcedures(router)) {
    const invoke: Invoke = (input, context) => createProcedureClient(procedure, { context })(input);
    const route = `${prefix}${path}`;
    app.on(method, route.replaceAll(/\{(\w+)\}/g, ":$1"), (c) => {
      c.var.call.route = route;
      return around(c, async (context) => {
        const output = await invoke(await readInput(c, bodyLimit), context);
        return output === undefined ? answer(c, 204, null) : answerJson(c, successStatus, output);
      });
    });
  }
}

async function readInput(c: ApiRequest, bodyLimit: number | undefined): Promise<unknown> {
  const params = c.req.param();
  const given = isRead(c) ? readQuery(c) : takesCsv(c) ? await readCsv(c) : await readJson(c, bodyLimit);
  if (given === undefined || given === null) return params;
  // Anything but an object is left as it is, for the schema to refuse.
  return typeof given === "object" && !Array.isArray(given) ? { ...given, ...params } : given;
}

/** What stands there once is a text, what stands there again and again a list. */
function readQuery(c: ApiRequest): { [name: string]: string | string[] } {
  const given = Object.entries(c.req.queries());
  return Object.fromEntries(
    given.map(([name, values]) => [name, values.length > 1 ? values : (values[0] ?? "")]),
  );
}

/** Where a file may be sent as it is, instead of inside JSON. */
const csvRoutes = new Set(["/api/posts/bulk"]);

function takesCsv(c: ApiRequest): boolean {
  return csvRoutes.has(c.var.call.route) && /^text\/csv\b/i.test(c.req.header("content-type") ?? "");
}

async function readCsv(c: ApiRequest): Promise<unknown> {
  return { ...c.req.query(), csv: await readText(c) };
}
