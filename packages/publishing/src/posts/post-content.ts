import {
  type CreatePostInput,
  type LinkCard,
  type MediaRef,
  type NetworkName,
  type NetworkOptions,
  type PerConnection,
  PublicationContent,
  type ResolvedSchedule,
  type Visibility,
} from "@planrrr/contract";
import { storable } from "@planrrr/database";

/** What is kept of a post as it was written (`posts.content`). */
export interface PostContent {
  text: string;
  connectionIds: string[];
  mediaIds: string[];
  link: LinkCard | null;
  language: string | null;
  visibility: Visibility | null;
  contentWarning: string | null;
  options: NetworkOptions | null;
  thread: string[];
  firstComment: string | null;
  perConnection: { [connectionId: string]: PerConnection };
  /** How the wall time was understood, kept so that it can be shown again. */
  schedule: ResolvedSchedule | null;
}

export function contentOf(input: CreatePostInput, schedule: ResolvedSchedule | null): PostContent {
  return storable({
    text: input.text,
    connectionIds: [...new Set(input.connectionIds)],
    mediaIds: input.mediaIds,
    link: input.link ?? null,
    language: input.language ?? null,
    visibility: input.visibility ?? null,
    contentWarning: input.contentWarning ?? null,
    options: input.options ?? null,
    thread: input.thread ?? [],
    firstComment: input.firstComment ?? null,
    perConnection: input.perConnection,
    schedule,
  });
}

/** Every file that any version of the post shows. */
export function mediaIdsOf(content: PostContent): string[] {
  const perConnection = Object.values(content.perConnection).flatMap((change) => change.mediaIds ?? []);
  return [...new Set([...content.mediaIds, ...perConnection])];
}

/** The post as it goes out on one connection. `media` holds every file of the post. */
export function contentFor(
  content: PostContent,
  { id, network }: { id: string; network: NetworkName },
  media: ReadonlyMap<string, MediaRef>,
): PublicationContent {
  const change = content.perConnection[id] ?? {};
  const mediaIds = change.mediaIds ?? content.mediaIds;
  const options: { [network in NetworkName]?: object } = change.options ?? content.options ?? {};
  const own = options[network];
  const link = change.link === undefined ? content.link : change.link;
  return PublicationContent.parse({
    text: change.text ?? content.text,
    media: mediaIds.flatMap((id) => media.get(id) ?? []),
    link: link ?? undefined,
    language: change.language ?? content.language ?? undefined,
    visibility: change.visibility ?? content.visibility ?? undefined,
    contentWarning: change.contentWarning ?? content.contentWarning ?? undefined,
    options: own && { [network]: own },
  });
}

/** What goes under it on one connection, in order: the further parts of its thread, then its first comment. Words alone. */
export function partsFor(
  content: PostContent,
  connectionId: string,
  post: PublicationContent,
): PublicationContent[] {
  const change = content.perConnection[connectionId] ?? {};
  const comment = change.firstComment === undefined ? content.firstComment : change.firstComment;
  const { language, visibility, contentWarning } = post;
  const part = (role: "thread" | "comment", text: string): PublicationContent =>
    PublicationContent.parse({ role, text, language, visibility, contentWarning });
  return [
    ...(change.thread ?? content.thread).map((text) => part("thread", text)),
    ...(comment === null || comment.trim() === "" ? [] : [part("comment", comment)]),
  ];
}
