import type { PublishingEvent } from "../context.ts";
import type { PublicationRow } from "../posts/post-view.ts";
import type { PublicationState } from "./write-publications.ts";

/** What to tell the world when a publication has come to an end. */
export function endEvents(row: PublicationRow, after: PublicationState, now: Date): PublishingEvent[] {
  if (after.status === row.status) return [];
  const base = { teamId: row.teamId, publicationId: row.id, network: row.network };
  switch (after.status) {
    case "PUBLISHED":
      return [
        { type: "publication.published", ...base, latenessMs: now.getTime() - (row.dueAt ?? now).getTime() },
      ];
    case "FAILED":
      return [{ type: "publication.failed", ...base, code: after.errorCode ?? "UNKNOWN" }];
    case "UNCONFIRMED":
      return [{ type: "publication.unconfirmed", ...base }];
    default:
      return [];
  }
}
