import type { z } from "zod";
import type { NetworkIo } from "../network.ts";
import { NetworkError } from "../network-error.ts";
import type { Answer, Phase } from "../http/answer.ts";
import { toEvidence } from "../http/evidence.ts";
import { READ_TIMEOUT_MS, requestJson } from "../http/request-json.ts";
import { classifyMastodon } from "./classify-mastodon.ts";

export interface MastodonCall<T> {
  service: string;
  token: string;
  method?: "GET" | "POST";
  path: string;
  query?: { [key: string]: string };
  body?: unknown;
  form?: FormData;
  headers?: { [name: string]: string };
  phase: Phase;
  /** The shape of a success. */
  answer: z.ZodType<T>;
  timeoutMs?: number;
}

export interface MastodonAnswer<T> {
  status: number;
  headers: Headers;
  body: T;
}

/** One call; throws a `NetworkError` unless a whole success of the promised shape came back. */
export async function callMastodon<T>(io: NetworkIo, call: MastodonCall<T>): Promise<MastodonAnswer<T>> {
  const url = new URL(call.path, call.service);
  for (const [key, value] of Object.entries(call.query ?? {})) url.searchParams.set(key, value);
  const method = call.method ?? "GET";
  const outcome = await requestJson(io, {
    method,
    url,
    timeoutMs: call.timeoutMs ?? READ_TIMEOUT_MS,
    headers: { authorization: `Bearer ${call.token}`, ...call.headers },
    ...(call.body === undefined ? {} : { body: call.body }),
    ...(call.form === undefined ? {} : { raw: call.form }),
  });
  const name = `${method} ${call.path}`;
  if (
    outcome.type === "failure" ||
    outcome.status < 200 ||
    outcome.status >= 300 ||
    outcome.json === undefined
  ) {
    throw classifyMastodon(name, outcome, call.phase, io.now());
  }
  return { status: outcome.status, headers: outcome.headers, body: parseBody(call, name, outcome) };
}

function parseBody<T>(call: MastodonCall<T>, name: string, outcome: Answer): T {
  const parsed = call.answer.safeParse(outcome.json);
  if (parsed.success) return parsed.data;
  throw new NetworkError({
    kind: call.phase === "commit" ? "unknown" : "not-sent",
    code: "UNEXPECTED_ANSWER",
    message: "The server answered something unexpected.",
    status: outcome.status,
    evidence: toEvidence(name, outcome),
    cause: parsed.error,
  });
}
