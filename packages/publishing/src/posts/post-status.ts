import type { PostStatus, PublicationStatus } from "@planrrr/contract";

/** A post's status is what its publications say together. Never called for drafts, which have none. */
export function derivePostStatus(
  publications: readonly (PublicationStatus | "PENDING_APPROVAL")[],
): PostStatus {
  const open = publications.filter((status) => status !== "CANCELLED");
  if (open.length === 0) return "CANCELLED";
  const has = (status: PublicationStatus | "PENDING_APPROVAL") => publications.includes(status);
  if (has("PUBLISHING")) return "PUBLISHING";
  if (has("PENDING_APPROVAL")) return "PENDING_APPROVAL";
  if (has("SCHEDULED")) return open.every((status) => status === "SCHEDULED") ? "SCHEDULED" : "PUBLISHING";
  if (open.every((status) => status === "PUBLISHED")) return "PUBLISHED";
  if (has("PUBLISHED")) return "PARTIALLY_PUBLISHED";
  // Nobody knows yet whether it is out: neither failed nor published until a person says so.
  return has("UNCONFIRMED") ? "PUBLISHING" : "FAILED";
}
