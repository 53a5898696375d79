import type { Report } from "@planrrr/contract";
import { type Queryable, schema } from "@planrrr/database";
import { and, inArray } from "drizzle-orm";
import type { PublicationRow } from "../posts/post-view.ts";

/** Reports that name a remote post which is another publication's already: two must never share one. */
export async function findTakenReports(
  db: Queryable,
  reports: readonly Report[],
  rows: ReadonlyMap<string, PublicationRow>,
): Promise<Set<Report>> {
  const { publications } = schema;
  const published = reports.filter((report) => report.outcome === "published");
  const taken = new Set<Report>();
  if (published.length === 0) return taken;
  const owners = await db
    .select({ id: publications.id, connectionId: publications.connectionId, remoteId: publications.remoteId })
    .from(publications)
    .where(
      and(
        inArray(publications.connectionId, [...new Set([...rows.values()].map((row) => row.connectionId))]),
        inArray(
          publications.remoteId,
          published.map((report) => report.remoteId),
        ),
      ),
    );
  const owner = new Map(owners.map((row) => [`${row.connectionId} ${row.remoteId}`, row.id]));
  for (const report of published) {
    const key = `${rows.get(report.publicationId)?.connectionId} ${report.remoteId}`;
    const first = owner.get(key) ?? report.publicationId;
    if (first !== report.publicationId) taken.add(report);
    owner.set(key, first);
  }
  return taken;
}
