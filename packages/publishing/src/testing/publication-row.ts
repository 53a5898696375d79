import type { PublicationRow } from "../posts/post-view.ts";

/** A publication that is due at `at` and that nobody has tried. */
export function publicationRow(at: Date, changes: Partial<PublicationRow> = {}): PublicationRow {
  return {
    id: "00000000-0000-7000-8000-000000000001",
    teamId: "team",
    postId: "00000000-0000-7000-8000-000000000002",
    connectionId: "00000000-0000-7000-8000-000000000003",
    network: "mastodon",
    part: 0,
    role: "post",
    status: "SCHEDULED",
    content: {},
    version: 1,
    dueAt: at,
    nextAttemptAt: at,
    waitingFor: null,
    enqueuedAt: at,
    fence: 0,
    leaseUntil: null,
    leasedBy: null,
    claimedAt: null,
    handle: null,
    armedAt: null,
    armedFence: null,
    inDoubt: false,
    doubtSince: null,
    failures: 0,
    remoteId: null,
    url: null,
    publishedAt: null,
    errorCode: null,
    errorMessage: null,
    createdAt: at,
    updatedAt: at,
    ...changes,
  };
}
