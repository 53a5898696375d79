import type { CalendarPost, Post } from "@planrrr/contract";

const excerptLength = 140;

/** A whole post as `GET /api/posts/calendar` would show it; undefined where it has no time. */
export function toCalendarPost(post: Post): CalendarPost | undefined {
  const { id, status, scheduledAt, schedule, authorId, version, connectionIds, mediaIds } = post;
  if (!scheduledAt) return undefined;
  return {
    id,
    status,
    excerpt: post.text.slice(0, excerptLength).toWellFormed(),
    scheduledAt,
    timeZone: schedule?.timeZone ?? null,
    authorId,
    version,
    connectionIds,
    hasMedia: mediaIds.length > 0,
    publications: post.publications.map((publication) => ({
      id: publication.id,
      connectionId: publication.connectionId,
      network: publication.network,
      status: publication.status,
      waitingFor: publication.waitingFor,
    })),
  };
}
