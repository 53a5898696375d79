import { z } from "zod";
import type { NetworkIo } from "../network.ts";
import { NetworkError } from "../network-error.ts";
import type { Phase } from "../http/answer.ts";
import { toEvidence } from "../http/evidence.ts";
import { READ_TIMEOUT_MS, requestJson } from "../http/request-json.ts";
import { classifyGraph } from "./classify-graph.ts";
import { GRAPH_VERSION } from "./graph-version.ts";
import { readUsage } from "./read-usage.ts";

export interface GraphCall<T> {
  /** Of the host that answers; the version is put before the path. */
  service: string;
  /** Absent where the call itself asks for one. */
  token?: string;
  method?: "GET" | "POST" | "DELETE";
  /** `/{page}/feed` */
  path: string;
  query?: { [key: string]: string };
  body?: unknown;
  raw?: FormData | Blob;
  phase: Phase;
  /** The shape of a success. */
  answer: z.ZodType<T>;
  timeoutMs?: number;
  /** False for api.instagram.com and Instagram's token routes. */
  versioned?: boolean;
}

/** `{success: true}`; Meta also says `false`. */
export const Success = z.object({ success: z.literal(true) });
export const Made = z.object({ id: z.string() });

/** One call; throws a `NetworkError` unless a whole success of the promised shape came back. */
export async function callGraph<T>(io: NetworkIo, call: GraphCall<T>): Promise<T> {
  const url = new URL(
    call.versioned === false ? call.path : `/${GRAPH_VERSION.version}${call.path}`,
    call.service,
  );
  for (const [key, value] of Object.entries(call.query ?? {})) url.searchParams.set(key, value);
  const method = call.method ?? "GET";
  const outcome = await requestJson(io, {
    method,
    url,
    timeoutMs: call.timeoutMs ?? READ_TIMEOUT_MS,
    // Not in the address, where proxies and logs would keep it.
    headers: call.token === undefined ? {} : { authorization: `Bearer ${call.token}` },
    ...(call.body === undefined ? {} : { body: call.body }),
    ...(call.raw === undefined ? {} : { raw: call.raw }),
  });
  const name = `${method} ${call.path}`;
  if (outcome.type === "answer")
    for (const usage of readUsage(outcome.headers, io.now())) io.noteUsage?.(usage);
  const isSuccess = outcome.type === "answer" && outcome.status >= 200 && outcome.status < 300;
  if (!isSuccess || outcome.json === undefined) throw classifyGraph(name, outcome, call.phase, io.now());
  const parsed = call.answer.safeParse(outcome.json);
  if (parsed.success) return parsed.data;
  throw new NetworkError({
    kind: call.phase === "commit" ? "unknown" : "not-sent",
    code: "UNEXPECTED_ANSWER",
    message: "Meta answered something unexpected.",
    status: outcome.status,
    evidence: toEvidence(name, outcome),
    cause: parsed.error,
  });
}

/** A form of the kind that token routes want. */
export function toForm(fields: { [name: string]: string }): Blob {
  return new Blob([new URLSearchParams(fields).toString()], { type: "application/x-www-form-urlencoded" });
}
