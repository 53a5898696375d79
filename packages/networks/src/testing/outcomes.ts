import type { Answer, TransportFailure } from "../http/answer.ts";
import type { Json } from "../network.ts";

/** An answer as `requestJson` gives it. */
export function answer(status: number, json?: Json, headers: { [name: string]: string } = {}): Answer {
  const body: Pick<Answer, "json" | "bodyProblem"> =
    json === undefined ? { bodyProblem: "NOT_JSON" } : { json };
  return { type: "answer", status, headers: new Headers(headers), excerpt: "", ...body };
}

export function failure(code: string, sent: boolean): TransportFailure {
  return { type: "failure", code, sent };
}
