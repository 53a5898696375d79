import type { Network } from "../network.ts";
import { readMastodonAudience } from "./audience.ts";
import { commitMastodon } from "./commit.ts";
import { connectMastodon } from "./connect.ts";
import { countMastodonText } from "./count-text.ts";
import { readMastodonInsights } from "./insights.ts";
import { parseLimits } from "./limits.ts";
import { prepareMastodon } from "./prepare.ts";
import { reconcileMastodon } from "./reconcile.ts";
import { validateMastodon } from "./validate.ts";

const DAY_MS = 86_400_000;

/** Tokens do not expire, so there is nothing to refresh. */
export const mastodon = {
  name: "mastodon",
  label: "Mastodon",
  // Mastodon keeps old routes working and names no end for them.
  apiVersion: { version: "v1, v2 (media, instance)" },
  horizonMs: DAY_MS,
  replies: { thread: true, comment: true },
  validate: validateMastodon,
  countText: countMastodonText,
  pictures: (limits) => {
    const { mimeTypes, maxImageBytes, maxImagePixels } = parseLimits(limits);
    return { mimeTypes, maxBytes: maxImageBytes, maxPixels: maxImagePixels };
  },
  connect: connectMastodon,
  audience: readMastodonAudience,
  insights: readMastodonInsights,
  prepare: prepareMastodon,
  commit: commitMastodon,
  reconcile: reconcileMastodon,
} satisfies Network;
