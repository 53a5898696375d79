import { Hono } from "hono";
import { DESCRIPTION_CHARACTERS, IMAGE_BYTES, MIME_TYPES, VIDEO_BYTES } from "./media-routes.ts";
import type { MastodonState } from "./state.ts";

export function createInstanceRoutes(state: MastodonState, base: () => string): Hono {
  const routes = new Hono();
  routes.get("/", (context) => {
    const isNew = state.idempotency === "locked" || state.idempotency === "broken";
    return context.json({
      domain: new URL(base()).host,
      title: "Sandbox",
      version: isNew ? "4.6.4" : "4.5.2",
      source_url: "https://github.com/mastodon/mastodon",
      description: "A stand-in for Mastodon on this machine",
      usage: { users: { active_month: state.accounts.size } },
      languages: ["en"],
      configuration: {
        urls: {},
        accounts: { max_featured_tags: 10 },
        statuses: {
          max_characters: state.maxCharacters,
          max_media_attachments: 4,
          characters_reserved_per_url: 23,
        },
        media_attachments: {
          description_limit: DESCRIPTION_CHARACTERS,
          image_matrix_limit: 33_177_600,
          image_size_limit: IMAGE_BYTES,
          supported_mime_types: MIME_TYPES,
          video_frame_rate_limit: 120,
          video_matrix_limit: 8_294_400,
          video_size_limit: VIDEO_BYTES,
        },
        polls: {
          max_options: 4,
          max_characters_per_option: 50,
          min_expiration: 300,
          max_expiration: 2_629_746,
        },
        translation: { enabled: false },
      },
      registrations: { enabled: false, approval_required: false, message: null, url: null },
      api_versions: { mastodon: isNew ? 8 : 7 },
      contact: { email: "", account: null },
      rules: [],
    });
  });
  return routes;
}
