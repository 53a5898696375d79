export interface XrpcCall {
  token?: string;
  query?: { [key: string]: string };
  body?: unknown;
}

export type XrpcBody = { [key: string]: unknown };

export async function callXrpc(url: string, method: string, call: XrpcCall = {}): Promise<XrpcBody> {
  const target = new URL(`/xrpc/${method}`, url);
  for (const [key, value] of Object.entries(call.query ?? {})) target.searchParams.set(key, value);
  const headers = new Headers();
  if (call.token !== undefined) headers.set("authorization", `Bearer ${call.token}`);
  if (call.body !== undefined) headers.set("content-type", "application/json");
  const response = await fetch(target, {
    method: call.body === undefined ? "GET" : "POST",
    headers,
    ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} answered ${response.status}: ${text}`);
  const parsed: unknown = text === "" ? {} : JSON.parse(text);
  if (!isBody(parsed)) throw new Error(`${method} did not answer an object`);
  return parsed;
}

function isBody(value: unknown): value is XrpcBody {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function readString(body: XrpcBody, key: string): string {
  const value = body[key];
  if (typeof value !== "string") throw new Error(`${key} is missing in the answer`);
  return value;
}
