import type { PostStatus } from "@planrrr/contract";

/** What posts of a status are called where one chooses among them. */
export const statusWords = {
  DRAFT: "Drafts",
  PENDING_APPROVAL: "Waiting for a yes",
  SCHEDULED: "Planned",
  PUBLISHING: "Going out now",
  PUBLISHED: "Went out",
  PARTIALLY_PUBLISHED: "Went out in part",
  FAILED: "Did not go out",
  CANCELLED: "Cancelled",
} as const satisfies { [status in PostStatus]: string };

export function isStatus(name: string | null): name is PostStatus {
  return name !== null && Object.hasOwn(statusWords, name);
}
