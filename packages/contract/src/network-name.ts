import { z } from "zod";

/** The social networks planrrr can publish to. A new network adds its name here and a folder in `packages/networks`. */
export const NetworkName = z.enum(["bluesky", "facebook", "instagram", "mastodon", "x", "youtube"]);
export type NetworkName = z.infer<typeof NetworkName>;
