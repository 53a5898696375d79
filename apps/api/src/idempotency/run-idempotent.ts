import type { ApiContext } from "../context.ts";
import { answer, answerProblem, PROBLEM_TYPE } from "../http/answer.ts";
import type { ApiRequest } from "../http/call.ts";
import { beginIdempotent } from "./begin-idempotent.ts";
import { endIdempotent } from "./end-idempotent.ts";
import { readIdempotentRequest } from "./idempotent-request.ts";

/** Runs a write once per Idempotency-Key; without the header it just runs. Answers are JSON or empty. */
export async function runIdempotent(
  api: ApiContext,
  c: ApiRequest,
  body: string | Uint8Array,
  run: () => Promise<Response>,
): Promise<Response> {
  const request = readIdempotentRequest(c, body);
  if (!request) return run();
  const ctx = { db: api.db, now: api.now, newId: api.newId, vault: api.publishing.vault };
  const begun = await beginIdempotent(ctx, request);
  const { call } = c.var;
  if (begun.state === "replay") {
    call.headers["Idempotency-Replayed"] = "true";
    const type = begun.status >= 400 ? PROBLEM_TYPE : "application/json";
    return answer(c, begun.status, begun.body, begun.body === null ? undefined : type);
  }
  call.resourceId = begun.resourceId;
  const response = await run().catch((error: unknown) => answerProblem(c, error));
  const text = await response.clone().text();
  await endIdempotent(ctx, request, {
    startedAt: begun.startedAt,
    resourceId: begun.resourceId,
    status: response.status,
    body: text === "" ? null : text,
  });
  return response;
}
