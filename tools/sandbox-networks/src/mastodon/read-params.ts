import type { Context } from "hono";

export type Params = { [key: string]: unknown };

/** JSON or any kind of form, as Rails takes them: `media_ids[]` is a list. */
export async function readParams(context: Context): Promise<Params> {
  if ((context.req.header("content-type") ?? "").includes("application/json")) {
    const body: unknown = await context.req.json();
    return typeof body === "object" && body !== null ? { ...body } : {};
  }
  const form = await context.req.parseBody({ all: true });
  const params: Params = {};
  for (const [key, value] of Object.entries(form)) {
    if (key.endsWith("[]")) params[key.slice(0, -2)] = Array.isArray(value) ? value : [value];
    else params[key] = value;
  }
  return params;
}

export function readText(params: Params, key: string): string {
  const value = params[key];
  return typeof value === "string" ? value : "";
}

export function readList(params: Params, key: string): string[] {
  const value = params[key];
  return Array.isArray(value) ? value.map(String) : [];
}
