import { z } from "zod";
import { invalid } from "./google-error.ts";
import type { VideoMetadata } from "./types.ts";

const Resource = z.object({
  id: z.string().optional(),
  snippet: z
    .object({
      title: z.string().optional(),
      description: z.string().optional(),
      tags: z.array(z.string()).optional(),
      categoryId: z.string().optional(),
    })
    .optional(),
  status: z
    .object({
      privacyStatus: z.string().optional(),
      publishAt: z.string().optional(),
      selfDeclaredMadeForKids: z.boolean().optional(),
    })
    .optional(),
});

const MAX_TITLE = 100;
const MAX_DESCRIPTION_BYTES = 5000;
const MAX_TAGS = 500;
const PRIVACIES = ["public", "unlisted", "private"] as const;

export interface VideoResource extends VideoMetadata {
  id?: string | undefined;
  hasSnippet: boolean;
  hasStatus: boolean;
}

/** The errors of developers.google.com/youtube/v3/docs/videos/insert; only the parts that were named are read. */
export function readMetadata(input: unknown, parts: string[], now: number): VideoResource {
  const parsed = Resource.safeParse(input ?? {});
  if (!parsed.success)
    throw invalid("invalidVideoMetadata", "The request metadata specifies invalid video metadata.");
  const snippet = parts.includes("snippet") ? parsed.data.snippet : undefined;
  const status = parts.includes("status") ? parsed.data.status : undefined;
  const { title, description = "", tags = [], categoryId } = snippet ?? {};
  if (
    title !== undefined &&
    (title.trim() === "" || Array.from(title).length > MAX_TITLE || /[<>]/.test(title))
  )
    throw invalid("invalidTitle", "The request metadata specifies an invalid or empty video title.");
  if (Buffer.byteLength(description) > MAX_DESCRIPTION_BYTES || /[<>]/.test(description))
    throw invalid("invalidDescription", "The request metadata specifies an invalid video description.");
  if (countTags(tags) > MAX_TAGS || tags.some((tag) => /[<>]/.test(tag) || tag.trim() === ""))
    throw invalid("invalidTags", "The request metadata specifies invalid video keywords.");
  if (categoryId !== undefined && !/^\d{1,2}$/.test(categoryId))
    throw invalid("invalidCategoryId", "The request metadata specifies an invalid category ID.");
  const privacy = PRIVACIES.find((one) => one === status?.privacyStatus);
  if (status?.privacyStatus !== undefined && privacy === undefined)
    throw invalid("invalidVideoMetadata", "The request metadata specifies an invalid privacy status.");
  const publishAt = status?.publishAt === undefined ? undefined : Date.parse(status.publishAt);
  if (publishAt !== undefined && (!(publishAt > now) || privacy !== "private"))
    throw invalid("invalidPublishAt", "The request metadata specifies an invalid scheduled publishing time.");
  return {
    id: parsed.data.id,
    hasSnippet: snippet !== undefined,
    hasStatus: status !== undefined,
    title,
    description: snippet?.description,
    tags: snippet?.tags,
    categoryId,
    privacy,
    publishAt,
    madeForKids: status?.selfDeclaredMadeForKids,
  };
}

/** developers.google.com/youtube/v3/docs/videos#snippet.tags[]: commas count, and so do the quotes around a tag with a space. */
function countTags(tags: string[]): number {
  return tags.reduce(
    (sum, tag) => sum + tag.length + (tag.includes(" ") ? 2 : 0),
    Math.max(0, tags.length - 1),
  );
}
