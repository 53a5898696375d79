import { AppError, type Deletion, type NetworkName } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { eq } from "drizzle-orm";
import type { PublishingContext } from "../context.ts";

/** What became of a request to be forgotten. Throws NOT_FOUND. */
export async function getDeletion(
  { db }: Pick<PublishingContext, "db">,
  { code }: { code: string },
): Promise<Deletion> {
  const { deletionRequests: t } = schema;
  const [row] = await db.select().from(t).where(eq(t.code, code));
  if (!row) throw new AppError("NOT_FOUND", "There is no such request.");
  return { ...row, network: row.network as NetworkName };
}
