import type { z } from "zod";
import type { Phase } from "../http/answer.ts";
import { toEvidence } from "../http/evidence.ts";
import { READ_TIMEOUT_MS, requestJson } from "../http/request-json.ts";
import type { NetworkIo } from "../network.ts";
import { NetworkError } from "../network-error.ts";
import { classifyYoutube } from "./classify-youtube.ts";
import { noteQuota } from "./note-quota.ts";

export interface YoutubeCall<T> {
  service: string;
  accessToken: string;
  method?: "GET" | "POST";
  /** Below `/youtube/v3/`: `videos`. */
  resource: string;
  query: { [key: string]: string };
  body?: unknown;
  phase: Phase;
  /** The shape of a success. */
  answer: z.ZodType<T>;
  timeoutMs?: number;
}

/** One call; throws a `NetworkError` unless a whole success of the promised shape came back. */
export async function callYoutube<T>(io: NetworkIo, call: YoutubeCall<T>): Promise<T> {
  const { method = "GET", phase, resource } = call;
  const url = new URL(`/youtube/v3/${resource}`, call.service);
  url.search = new URLSearchParams(call.query).toString();
  const outcome = await requestJson(io, {
    method,
    url,
    timeoutMs: call.timeoutMs ?? READ_TIMEOUT_MS,
    headers: { authorization: `Bearer ${call.accessToken}` },
    ...(call.body === undefined ? {} : { body: call.body }),
  });
  const name = `${method} ${resource}`;
  const isSuccess = outcome.type === "answer" && outcome.status >= 200 && outcome.status < 300;
  if (!isSuccess || outcome.json === undefined)
    throw noteQuota(io, classifyYoutube(name, outcome, phase, io.now()), "units");
  const parsed = call.answer.safeParse(outcome.json);
  if (parsed.success) return parsed.data;
  throw new NetworkError({
    kind: phase === "commit" ? "unknown" : "not-sent",
    code: "UNEXPECTED_ANSWER",
    message: "YouTube answered something unexpected.",
    status: outcome.status,
    evidence: toEvidence(name, outcome),
    cause: parsed.error,
  });
}
