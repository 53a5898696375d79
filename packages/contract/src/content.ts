import { z } from "zod";

/** An uploaded file as a network sees it. `bytes` is its size, `width`/`height` are pixels. */
export const MediaRef = z.object({
  id: z.uuid(),
  kind: z.enum(["image", "video"]),
  mimeType: z.string(),
  bytes: z.number().int().nonnegative(),
  width: z.number().int().positive().nullish(),
  height: z.number().int().positive().nullish(),
  /** Of a video, in ms. */
  durationMs: z.number().int().nonnegative().nullish(),
  /** Of a video: `avc`, `hevc`, `vp9`, `av1`, …; `aac`, `opus`, … */
  videoCodec: z.string().max(40).nullish(),
  audioCodec: z.string().max(40).nullish(),
  /** Of a video, frames per second. */
  frameRate: z.number().positive().nullish(),
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

/** What only one network knows. Each reads its own part. */
export const NetworkOptions = z
  .object({
    facebook: z.object({ as: z.enum(["post", "reel"]) }).partial(),
    instagram: z.object({ as: z.enum(["post", "reel", "story"]), shareToFeed: z.boolean() }).partial(),
    x: z
      .object({
        replySettings: z.enum(["everyone", "following", "mentionedUsers"]),
        madeWithAi: z.boolean(),
        paidPartnership: z.boolean(),
      })
      .partial(),
    youtube: z
      .object({
        title: z.string().max(400),
        tags: z.array(z.string().max(500)).max(100),
        privacy: z.enum(["public", "unlisted", "private"]),
        /** YouTube itself makes a private video public then. */
        publishAt: z.iso.datetime({ offset: true }),
        categoryId: z.string().max(10),
        madeForKids: z.boolean(),
        notifySubscribers: z.boolean(),
      })
      .partial(),
  })
  .partial();
export type NetworkOptions = z.infer<typeof NetworkOptions>;

/** What a text is: the post itself, a later part of its thread, or the first comment under it. */
export const PublicationRole = z.enum(["post", "thread", "comment"]);
export type PublicationRole = z.infer<typeof PublicationRole>;

/** What goes out on one connection: the post's text with that connection's changes applied. Frozen for an attempt. */
export const PublicationContent = z.object({
  /** Absent: the post itself. */
  role: PublicationRole.optional(),
  text: z.string(),
  media: z.array(MediaRef).default([]),
  link: LinkCard.optional(),
  /** BCP 47 tag of the text's language. */
  language: z.string().max(35).optional(),
  visibility: Visibility.optional(),
  /** Shown instead of the text until the reader asks for it (Mastodon `spoiler_text`). */
  contentWarning: z.string().max(500).optional(),
  options: NetworkOptions.optional(),
});
export type PublicationContent = z.infer<typeof PublicationContent>;

/** Why a content can't go out on a network. `error` stops saving, `warning` is only shown. */
export const ContentProblem = z.object({
  /** Stable and machine-readable, e.g. `TEXT_TOO_LONG`. */
  code: z.string(),
  severity: z.enum(["error", "warning"]),
  field: z.enum([
    "text",
    "media",
    "link",
    "contentWarning",
    "visibility",
    "language",
    "options",
    "thread",
    "comment",
  ]),
  message: z.string(),
  /** Which text of a thread, counted from 0; absent: the post itself. */
  part: z.number().int().optional(),
  limit: z.number().optional(),
  actual: z.number().optional(),
  /** `graphemes`, `bytes`, `characters`, `files`, … the unit of `limit` and `actual`. */
  unit: z.string().optional(),
});
export type ContentProblem = z.infer<typeof ContentProblem>;
