import type { Post, PostStatus, Publication, PublicationStatus } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import type { PostContent } from "./post-content.ts";

export type PostRow = typeof schema.posts.$inferSelect;
export type PublicationRow = typeof schema.publications.$inferSelect;

const { connections: c, publications: p } = schema;

/** What a reader is shown of a publication, beside its connection: not its content again, not its own handle or lease. */
export const shownColumns = {
  id: p.id,
  postId: p.postId,
  connectionId: p.connectionId,
  network: p.network,
  part: p.part,
  role: p.role,
  handle: c.handle,
  profileUrl: c.profileUrl,
  status: p.status,
  dueAt: p.dueAt,
  nextAttemptAt: p.nextAttemptAt,
  waitingFor: p.waitingFor,
  remoteId: p.remoteId,
  url: p.url,
  publishedAt: p.publishedAt,
  errorCode: p.errorCode,
  errorMessage: p.errorMessage,
  fence: p.fence,
};
export type ShownPublication = Pick<PublicationRow, Exclude<keyof typeof shownColumns, keyof Account>> &
  Account;
type Account = Pick<Publication, "handle" | "profileUrl">;

export function toPublication(row: ShownPublication): Publication {
  return {
    id: row.id,
    connectionId: row.connectionId,
    network: row.network as Publication["network"],
    part: row.part,
    role: row.role as Publication["role"],
    handle: row.handle,
    profileUrl: row.profileUrl,
    status: row.status as PublicationStatus,
    dueAt: row.dueAt,
    nextAttemptAt: row.nextAttemptAt,
    waitingFor: row.waitingFor as Publication["waitingFor"],
    remoteId: row.remoteId,
    url: row.url,
    publishedAt: row.publishedAt,
    error: row.errorCode ? { code: row.errorCode, message: row.errorMessage ?? "" } : null,
    attempts: row.fence,
  };
}

export function toPost(
  row: PostRow,
  publications: readonly ShownPublication[],
  notices: string[] = [],
): Post {
  const content = postContent(row);
  return {
    id: row.id,
    status: row.status as PostStatus,
    text: content.text,
    connectionIds: content.connectionIds,
    mediaIds: content.mediaIds,
    link: content.link,
    language: content.language,
    visibility: content.visibility,
    contentWarning: content.contentWarning,
    options: content.options,
    thread: content.thread,
    firstComment: content.firstComment,
    perConnection: content.perConnection,
    scheduledAt: row.scheduledAt,
    schedule: content.schedule,
    authorId: row.authorId,
    recurrenceId: row.recurrenceId,
    version: row.version,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    publications: inOrder(publications).map(toPublication),
    approval: row.approval as Post["approval"],
    notices,
  };
}

/** Fields that posts from before they were there lack. */
type Later = "options" | "thread" | "firstComment";

export function postContent(row: Pick<PostRow, "content">): PostContent {
  const stored = row.content as unknown as Omit<PostContent, Later> & Partial<Pick<PostContent, Later>>;
  const { options = null, thread = [], firstComment = null } = stored;
  return { ...stored, options, thread, firstComment };
}

/** Connection by connection in the order they have, each with its parts as they follow each other. */
function inOrder(publications: readonly ShownPublication[]): ShownPublication[] {
  const connections = publications.filter(({ part }) => part === 0).map((row) => row.connectionId);
  const place = new Map(connections.map((id, index) => [id, index]));
  const at = (row: ShownPublication) => place.get(row.connectionId) ?? connections.length;
  return publications.toSorted((a, b) => at(a) - at(b) || a.part - b.part);
}
