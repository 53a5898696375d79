import type { PublicationContent } from "@planrrr/contract";
import { MAX_TITLE } from "./max-title.ts";

/** The resource `videos.insert` takes. */
export interface VideoDetails {
  snippet: { title: string; description: string; tags?: string[]; categoryId: string };
  status: { privacyStatus: string; publishAt?: string; selfDeclaredMadeForKids: boolean };
}

/** "People & Blogs", which YouTube itself takes when nothing is said. */
const CATEGORY = "22";

export function toVideoDetails(content: PublicationContent): VideoDetails {
  const { tags = [], publishAt, categoryId = CATEGORY, madeForKids = false } = content.options?.youtube ?? {};
  return {
    snippet: {
      title: toTitle(content),
      description: toDescription(content),
      ...(tags.length > 0 && { tags }),
      categoryId,
    },
    status: {
      // YouTube itself makes a private video public at its time.
      privacyStatus: publishAt === undefined ? toPrivacy(content) : "private",
      ...(publishAt !== undefined && { publishAt: new Date(publishAt).toISOString() }),
      selfDeclaredMadeForKids: madeForKids,
    },
  };
}

/** Where none was given, the text's first line. */
export function toTitle({ text, options }: Pick<PublicationContent, "text" | "options">): string {
  const given = options?.youtube?.title?.trim();
  if (given !== undefined && given !== "") return withoutAngles(given);
  const first = withoutAngles(text).trim().split("\n")[0]?.trim() ?? "";
  const letters = Array.from(first);
  return letters.length <= MAX_TITLE
    ? first
    : `${letters
        .slice(0, MAX_TITLE - 1)
        .join("")
        .trimEnd()}…`;
}

export function toDescription({ text, link }: Pick<PublicationContent, "text" | "link">): string {
  const words = withoutAngles(text).trim();
  if (link === undefined || words.includes(link.url)) return words;
  return words === "" ? link.url : `${words}\n\n${link.url}`;
}

export function toPrivacy({ options, visibility }: PublicationContent): string {
  const wanted = options?.youtube?.privacy;
  if (wanted !== undefined) return wanted;
  return visibility === "unlisted" || visibility === "private" ? visibility : "public";
}

/** YouTube refuses a text with either of them. */
function withoutAngles(text: string): string {
  return text.toWellFormed().replaceAll("<", "‹").replaceAll(">", "›");
}

/** Commas count, and so do the quotes YouTube puts around a tag with a space. */
export function countTags(tags: string[]): number {
  const commas = Math.max(0, tags.length - 1);
  return tags.reduce((sum, tag) => sum + tag.length + (tag.includes(" ") ? 2 : 0), commas);
}
