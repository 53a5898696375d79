import type { Report } from "@planrrr/contract";
import { type Queryable, schema } from "@planrrr/database";
import { inArray } from "drizzle-orm";
import type { PublicationRow } from "../posts/post-view.ts";

/** Reports that were taken down before: their answer was lost and the worker sends them again. */
export async function findRepeatedReports(
  db: Queryable,
  reports: readonly Report[],
  rows: ReadonlyMap<string, PublicationRow>,
): Promise<Set<Report>> {
  const over = reports.filter((report) => {
    const row = rows.get(report.publicationId);
    return row?.fence === report.fence && row.leaseUntil === null;
  });
  if (over.length === 0) return new Set();
  const { attempts } = schema;
  const ledger = await db
    .select()
    .from(attempts)
    .where(
      inArray(
        attempts.publicationId,
        over.map((report) => report.publicationId),
      ),
    );
  return new Set(
    over.filter((report) =>
      ledger.some(
        (entry) =>
          entry.publicationId === report.publicationId &&
          entry.fence === report.fence &&
          entry.phase === report.phase &&
          (entry.outcome === report.outcome || entry.outcome === "gave-up") &&
          (report.outcome !== "published" || entry.evidence["remoteId"] === report.remoteId),
      ),
    ),
  );
}
