import { z } from "zod";

/** An uploaded file as a network sees it. `bytes` is its size, `width`/`height` are pixels. */
export const MediaRef = z.object({
  id: z.uuid(),
  kind: z.enum(["image", "video"]),
  mimeType: z.string(),
  bytes: z.number().int().nonnegative(),
  width: z.number().int().positive().nullish(),
  height: z.number().int().positive().nullish(),
  alt: z.string().max(2000).default(""),
});
export type MediaRef = z.infer<typeof MediaRef>;

/** A link shown as a card. Title and description are read from the page when they are absent. */
export const LinkCard = z.object({
  url: z.url({ protocol: /^https?$/ }),
  title: z.string().max(300).optional(),
  description: z.string().max(1000).optional(),
});
export type LinkCard = z.infer<typeof LinkCard>;

/** Mastodon's words: who may see the post. */
export const Visibility = z.enum(["public", "unlisted", "private", "direct"]);
export type Visibility = z.infer<typeof Visibility>;

/** What goes out on one connection: the post's text with that connection's changes applied. Frozen for an attempt. */
export const PublicationContent = z.object({
  text: z.string(),
  media: z.array(MediaRef).default([]),
  link: LinkCard.optional(),
  /** BCP 47 tag of the text's language. */
  language: z.string().max(35).optional(),
  visibility: Visibility.optional(),
  /** Shown instead of the text until the reader asks for it (Mastodon `spoiler_text`). */
  contentWarning: z.string().max(500).optional(),
});
export type PublicationContent = z.infer<typeof PublicationContent>;

/** Why a content can't go out on a network. `error` stops saving, `warning` is only shown. */
export const ContentProblem = z.object({
  /** Stable and machine-readable, e.g. `TEXT_TOO_LONG`. */
  code: z.string(),
  severity: z.enum(["error", "warning"]),
  field: z.enum(["text", "media", "link", "contentWarning", "visibility", "language"]),
  message: z.string(),
  limit: z.number().optional(),
  actual: z.number().optional(),
  /** `graphemes`, `bytes`, `characters`, `files`, … the unit of `limit` and `actual`. */
  unit: z.string().optional(),
});
export type ContentProblem = z.infer<typeof ContentProblem>;
