import { AppError } from "@planrrr/contract";
import { type Database, schema } from "@planrrr/database";
import { and, eq, isNull } from "drizzle-orm";
import type { CredentialsVault } from "@planrrr/publishing";
import type { IdempotentRequest } from "./idempotent-request.ts";
import { openAnswer } from "./stored-answer.ts";

export type Begun =
  | { state: "run"; resourceId: string; startedAt: Date }
  | { state: "replay"; status: number; body: string | null };

/** A run that has not ended by then died with its process: the next repeat takes it over. */
export const RUN_TIMEOUT_MS = 30_000;

/** Claims a key, hands out the answer that is stored under it, or says why neither can be. */
export async function beginIdempotent(
  ctx: { db: Database; now(): Date; newId(): string; vault: CredentialsVault },
  request: IdempotentRequest,
): Promise<Begun> {
  const { idempotencyKeys: table } = schema;
  const { scope, key, hash } = request;
  const now = ctx.now();
  const resourceId = ctx.newId();
  const claimed = await ctx.db
    .insert(table)
    .values({ scope, key, requestHash: hash, resourceId, createdAt: now })
    .onConflictDoNothing()
    .returning({ key: table.key });
  if (claimed.length > 0) return { state: "run", resourceId, startedAt: now };

  const thisKey = and(eq(table.scope, scope), eq(table.key, key));
  const [row] = await ctx.db.select().from(table).where(thisKey);
  // It was there a moment ago and has been cleaned away since.
  if (!row) return beginIdempotent(ctx, request);
  if (row.requestHash !== hash) {
    throw new AppError(
      "IDEMPOTENCY_KEY_REUSED",
      "This Idempotency-Key was used for another request. Take a new one.",
    );
  }
  if (row.completedAt && row.responseStatus)
    return {
      state: "replay",
      status: row.responseStatus,
      body: openAnswer(ctx.vault, row.resourceId, row.responseBody),
    };

  const ageMs = now.getTime() - row.createdAt.getTime();
  if (ageMs < RUN_TIMEOUT_MS) throw inProgress(RUN_TIMEOUT_MS - ageMs);
  const takenOver = await ctx.db
    .update(table)
    .set({ createdAt: now })
    .where(and(thisKey, eq(table.createdAt, row.createdAt), isNull(table.completedAt)))
    .returning({ key: table.key });
  if (takenOver.length === 0) throw inProgress(1000);
  return { state: "run", resourceId: row.resourceId, startedAt: now };
}

function inProgress(waitMs: number): AppError {
  return new AppError(
    "IDEMPOTENCY_KEY_IN_PROGRESS",
    "The first request with this Idempotency-Key is still running.",
    {
      retryAfter: Math.min(5, waitMs / 1000),
    },
  );
}
