import type { RunTrigger } from "@planrrr/contract";
import { type Queryable, schema } from "@planrrr/database";
import type { BundlesContext } from "../context.ts";
import type { Run } from "./complete-ingestion-run.ts";

export interface NewRun {
  source: string;
  trigger: RunTrigger;
  /** The instant of the cadence it stands for. */
  plannedAt?: Date;
  requestedBy?: string;
  accept?: boolean;
}

/** Notes a run that is to come, seen from outside at once. Null: the instant it was planned for has its run already. */
export async function createIngestionRun(
  ctx: Pick<BundlesContext, "newId" | "now">,
  db: Queryable,
  run: NewRun,
): Promise<Run | null> {
  const { ingestionRuns: r } = schema;
  const [created] = await db
    .insert(r)
    .values({ id: ctx.newId(), createdAt: ctx.now(), entryHash: "", ...run })
    .onConflictDoNothing({ target: [r.source, r.plannedAt] })
    .returning();
  return created ?? null;
}
