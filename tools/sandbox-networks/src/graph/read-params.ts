import type { Context } from "hono";
import { badParameter } from "./graph-error.ts";

export type GraphParams = { [key: string]: unknown };

/** Query, JSON and forms of any kind, all at once, as the Graph API takes them; the body wins. */
export async function readParams(context: Context): Promise<GraphParams> {
  return { ...context.req.query(), ...(await readBody(context)) };
}

async function readBody(context: Context): Promise<GraphParams> {
  if (context.req.method === "GET") return {};
  const type = context.req.header("content-type") ?? "";
  if (type.includes("application/json")) {
    const text = await context.req.text();
    if (text === "") return {};
    const body: unknown = JSON.parse(text);
    return typeof body === "object" && body !== null ? { ...body } : {};
  }
  if (!type.includes("form")) return {};
  return gatherIndexed(await context.req.parseBody({ all: true }));
}

/** `attached_media[0]={…}` and `children[]=1` are lists. */
function gatherIndexed(form: GraphParams): GraphParams {
  const params: GraphParams = {};
  for (const [key, value] of Object.entries(form)) {
    const name = /^(.+)\[\d*\]$/.exec(key)?.[1];
    if (name === undefined) params[key] = value;
    else params[name] = [...readArray(params[name]), ...[value].flat()];
  }
  return params;
}

export function readText(params: GraphParams, key: string): string {
  const value = params[key];
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}

export function readFlag(params: GraphParams, key: string, otherwise: boolean): boolean {
  const text = readText(params, key).toLowerCase();
  return text === "" ? otherwise : text === "true" || text === "1";
}

export function readInteger(params: GraphParams, key: string): number | undefined {
  const text = readText(params, key);
  if (text === "") return undefined;
  const number = Number(text);
  if (!Number.isInteger(number)) throw badParameter(`Param ${key} must be an integer`);
  return number;
}

/** A list given as JSON, as separate fields or with commas. */
export function readList(params: GraphParams, key: string): unknown[] {
  const value = params[key];
  if (typeof value !== "string") return readArray(value).map(parseLoosely);
  const parsed = parseLoosely(value);
  return Array.isArray(parsed) ? parsed : value.split(",").filter((part) => part !== "");
}

function readArray(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function parseLoosely(value: unknown): unknown {
  if (typeof value !== "string" || !/^[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    throw badParameter("Invalid parameter");
  }
}
