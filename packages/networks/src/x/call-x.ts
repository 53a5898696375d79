import type { z } from "zod";
import type { Phase } from "../http/answer.ts";
import type { EncodedForm } from "../http/encode-form.ts";
import { toEvidence } from "../http/evidence.ts";
import { READ_TIMEOUT_MS, requestJson } from "../http/request-json.ts";
import type { NetworkIo } from "../network.ts";
import { NetworkError } from "../network-error.ts";
import { classifyX } from "./classify-x.ts";
import { noteWindows } from "./read-windows.ts";

export interface XCall<T> {
  service: string;
  accessToken: string;
  method?: "GET" | "POST" | "DELETE";
  path: string;
  query?: { [key: string]: string };
  body?: unknown;
  form?: EncodedForm;
  phase: Phase;
  /** The shape of a success. */
  answer: z.ZodType<T>;
  timeoutMs?: number;
}

/** One call; throws a `NetworkError` unless a whole success of the promised shape came back. */
export async function callX<T>(io: NetworkIo, call: XCall<T>): Promise<{ headers: Headers; body: T }> {
  const { method = "GET", path, phase } = call;
  const url = new URL(path, call.service);
  for (const [key, value] of Object.entries(call.query ?? {})) url.searchParams.set(key, value);
  const outcome = await requestJson(io, {
    method,
    url,
    timeoutMs: call.timeoutMs ?? READ_TIMEOUT_MS,
    headers: {
      authorization: `Bearer ${call.accessToken}`,
      ...(call.form !== undefined && { "content-type": call.form.contentType }),
    },
    ...(call.body === undefined ? {} : { body: call.body }),
    ...(call.form === undefined ? {} : { raw: call.form.body }),
  });
  // Ids would make a limit of their own of every post.
  const name = `${method} ${path.replace(/\/\d{2,}(?=\/|$)/g, "/:id")}`;
  if (outcome.type === "answer") noteWindows(io, outcome.headers, name);
  const isSuccess = outcome.type === "answer" && outcome.status >= 200 && outcome.status < 300;
  if (!isSuccess || outcome.json === undefined) throw classifyX(name, outcome, phase, io.now());
  const parsed = call.answer.safeParse(outcome.json);
  if (parsed.success) return { headers: outcome.headers, body: parsed.data };
  throw new NetworkError({
    kind: phase === "commit" ? "unknown" : "not-sent",
    code: "UNEXPECTED_ANSWER",
    message: "X answered something unexpected.",
    status: outcome.status,
    evidence: toEvidence(name, outcome),
    cause: parsed.error,
  });
}
