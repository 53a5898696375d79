import type { z } from "zod";
import { NetworkError } from "../network-error.ts";
import type { Phase } from "../http/answer.ts";
import { toEvidence } from "../http/evidence.ts";
import type { XrpcAnswer } from "./call-xrpc.ts";

/** The answer in the shape the protocol promises; another shape proves nothing about what happened. */
export function parseAnswer<T>(schema: z.ZodType<T>, call: string, answer: XrpcAnswer, phase: Phase): T {
  const parsed = schema.safeParse(answer.json);
  if (parsed.success) return parsed.data;
  throw new NetworkError({
    kind: phase === "commit" ? "unknown" : "not-sent",
    code: "UNEXPECTED_ANSWER",
    message: "Bluesky's server answered something unexpected.",
    status: answer.status,
    evidence: toEvidence(call, answer),
    cause: parsed.error,
  });
}
