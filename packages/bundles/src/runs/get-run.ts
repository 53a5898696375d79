import { AppError, type IngestionRun } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { eq } from "drizzle-orm";
import type { BundlesContext } from "../context.ts";
import { toRun } from "./to-run.ts";

/** One run, or NOT_FOUND. */
export async function getRun(
  { db }: Pick<BundlesContext, "db">,
  { id }: { id: string },
): Promise<IngestionRun> {
  const { ingestionRuns: r } = schema;
  const [row] = await db.select().from(r).where(eq(r.id, id));
  if (!row) throw new AppError("NOT_FOUND", "There is no such run.");
  return toRun(row);
}
