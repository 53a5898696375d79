import type { ApiRequest } from "./call.ts";
import { type Problem, toProblem } from "./problem.ts";

/** Ends a request with JSON. */
export function answerJson(c: ApiRequest, status: number, value: unknown): Response {
  return answer(c, status, JSON.stringify(value), "application/json");
}

export function answer(
  c: ApiRequest,
  status: number,
  body: string | Uint8Array<ArrayBuffer> | null,
  type?: string,
): Response {
  const { headers } = c.var.call;
  if (type) headers["Content-Type"] = type;
  return new Response(body, { status, headers });
}

/** Ends a request with what was thrown, as `application/problem+json`. */
export function answerProblem(c: ApiRequest, error: unknown): Response {
  const problem = toProblem(error);
  const { call } = c.var;
  call.code = problem.body.code;
  if (problem.isBug) call.failure = error;
  Object.assign(call.headers, problem.headers);
  return answer(c, problem.status, problemText(problem, call.requestId), PROBLEM_TYPE);
}

export const PROBLEM_TYPE = "application/problem+json";

export function problemText(problem: Problem, requestId: string): string {
  return JSON.stringify({ ...problem.body, requestId });
}

/** Adds a request's own headers to an answer that was made elsewhere. */
export function withHeaders(c: ApiRequest, response: Response): Response {
  const { call } = c.var;
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(call.headers)) headers.set(name, value);
  return new Response(response.body, { status: response.status, headers });
}
