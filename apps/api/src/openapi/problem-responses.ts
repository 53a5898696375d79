import { errorStatus } from "@planrrr/contract";
import type { OpenAPI } from "@orpc/openapi";
import { z } from "zod";
import { PROBLEM_TYPE } from "../http/answer.ts";
import { problemType } from "../http/problem.ts";

/** RFC 9457, as every error is answered. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string().describe("Stable: programs may rely on it."),
  detail: z.string().describe("One sentence for a person."),
  requestId: z.string(),
  errors: z
    .array(z.object({ path: z.string(), message: z.string() }))
    .optional()
    .describe("With INVALID_INPUT: what is wrong where."),
});

const shared: { [status: string]: string } = {
  "400": "INVALID_INPUT",
  "401": "UNAUTHENTICATED",
  "403": "FORBIDDEN",
  "404": "NOT_FOUND",
  "409": "IDEMPOTENCY_KEY_REUSED",
  "413": "PAYLOAD_TOO_LARGE",
  "422": "CONTENT_REFUSED",
  "429": "RATE_LIMITED",
};

/** The problems an operation can answer with. */
export function problemResponses(operation: OpenAPI.OperationObject): OpenAPI.ResponsesObject {
  const writes = operation.requestBody !== undefined;
  const found = Object.entries(shared).filter(([status]) => writes || (status !== "413" && status !== "422"));
  return Object.fromEntries([
    ...found.map(([status, code]) => [status, problemResponse(status, code)]),
    ["default", problemResponse("500", "INTERNAL")],
  ]);
}

function problemResponse(status: string, code: string): OpenAPI.ResponseObject {
  const codes = Object.entries(errorStatus)
    .filter(([, value]) => String(value) === status)
    .map(([name]) => name);
  const example = {
    type: problemType(code),
    title: code,
    status: Number(status),
    code,
    detail: "What went wrong, in one sentence.",
    requestId: "7b0d5a4e-7f7c-4f0e-8a5c-2f6f0f0a1b2c",
  };
  return {
    description: `A problem with one of these codes: ${codes.join(", ")}.`,
    content: { [PROBLEM_TYPE]: { schema: { $ref: "#/components/schemas/Problem" }, example } },
  };
}
