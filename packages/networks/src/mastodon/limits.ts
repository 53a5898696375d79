import { z } from "zod";
import type { JsonObject } from "../network.ts";

/** What one server allows. The defaults are those of an unchanged Mastodon. */
const Limits = z.object({
  maxCharacters: z.number().int().positive().catch(500),
  charactersPerUrl: z.number().int().positive().catch(23),
  maxMedia: z.number().int().nonnegative().catch(4),
  mimeTypes: z
    .array(z.string())
    .catch([
      "image/jpeg",
      "image/png",
      "image/gif",
      "image/webp",
      "video/mp4",
      "video/webm",
      "video/quicktime",
    ]),
  maxImageBytes: z.number().positive().catch(16_777_216),
  maxVideoBytes: z.number().positive().catch(103_809_024),
  maxImagePixels: z.number().positive().catch(33_177_600),
  maxVideoPixels: z.number().positive().catch(8_294_400),
  maxFrameRate: z.number().positive().catch(120),
  maxAltCharacters: z.number().int().positive().catch(1500),
  /** Two requests with one idempotency key at the same time make one post (Mastodon 4.6 and later). */
  locksIdempotencyKeys: z.boolean().catch(false),
});
export type MastodonLimits = z.infer<typeof Limits>;

export function parseLimits(stored: JsonObject): MastodonLimits {
  return Limits.parse(stored);
}

/** `/api/v2/instance`, and `/api/v1/instance` of older servers: the same names in both. */
export const Instance = z.object({
  version: z.string().catch(""),
  domain: z.string().optional().catch(undefined),
  configuration: z
    .object({
      statuses: z
        .object({
          max_characters: z.unknown(),
          max_media_attachments: z.unknown(),
          characters_reserved_per_url: z.unknown(),
        })
        .partial()
        .catch({}),
      media_attachments: z
        .object({
          supported_mime_types: z.unknown(),
          image_size_limit: z.unknown(),
          image_matrix_limit: z.unknown(),
          video_size_limit: z.unknown(),
          video_matrix_limit: z.unknown(),
          video_frame_rate_limit: z.unknown(),
          description_limit: z.unknown(),
        })
        .partial()
        .catch({}),
    })
    .partial()
    .catch({}),
});

export function toLimits(instance: z.infer<typeof Instance>): MastodonLimits {
  const { statuses = {}, media_attachments: media = {} } = instance.configuration;
  return Limits.parse({
    maxCharacters: statuses.max_characters,
    charactersPerUrl: statuses.characters_reserved_per_url,
    maxMedia: statuses.max_media_attachments,
    mimeTypes: media.supported_mime_types,
    maxImageBytes: media.image_size_limit,
    maxImagePixels: media.image_matrix_limit,
    maxVideoBytes: media.video_size_limit,
    maxVideoPixels: media.video_matrix_limit,
    maxFrameRate: media.video_frame_rate_limit,
    maxAltCharacters: media.description_limit,
    locksIdempotencyKeys: isAtLeast(instance.version, 4, 6),
  });
}

/** Forks put their own name behind Mastodon's number (`4.6.1+glitch`); others (`2.7.2 (compatible; …)`) stay below. */
function isAtLeast(version: string, major: number, minor: number): boolean {
  const [, first, second] = /^(\d+)\.(\d+)\.\d+(?:[+-]|$)/.exec(version) ?? [];
  if (first === undefined || second === undefined) return false;
  return Number(first) > major || (Number(first) === major && Number(second) >= minor);
}
