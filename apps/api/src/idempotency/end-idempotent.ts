import { type Database, schema } from "@planrrr/database";
import type { CredentialsVault } from "@planrrr/publishing";
import { and, eq } from "drizzle-orm";
import { RUN_TIMEOUT_MS } from "./begin-idempotent.ts";
import type { IdempotentRequest } from "./idempotent-request.ts";
import { sealAnswer } from "./stored-answer.ts";

/** Stores the answer for repeats. A failure of ours is not stored: the next repeat runs again, on the same resource. */
export async function endIdempotent(
  ctx: { db: Database; now(): Date; vault: CredentialsVault },
  request: IdempotentRequest,
  run: { startedAt: Date; resourceId: string; status: number; body: string | null },
): Promise<void> {
  const { idempotencyKeys: table } = schema;
  const thisRun = and(
    eq(table.scope, request.scope),
    eq(table.key, request.key),
    eq(table.createdAt, run.startedAt),
  );
  const outcome =
    run.status >= 500
      ? { createdAt: new Date(run.startedAt.getTime() - RUN_TIMEOUT_MS) }
      : {
          responseStatus: run.status,
          responseBody: sealAnswer(ctx.vault, run.resourceId, run.body),
          completedAt: ctx.now(),
        };
  await ctx.db.update(table).set(outcome).where(thisRun);
}
