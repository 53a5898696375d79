import type { Network } from "../network.ts";
import { readBlueskyAudience } from "./audience.ts";
import { commitBluesky } from "./commit.ts";
import { connectBluesky } from "./connect.ts";
import { readBlueskyInsights } from "./insights.ts";
import { IMAGE_TYPES, MAX_IMAGE_BYTES } from "./limits.ts";
import { prepareBluesky } from "./prepare.ts";
import { reconcileBluesky } from "./reconcile.ts";
import { refreshBluesky } from "./refresh.ts";
import { countBlueskyText, validateBluesky } from "./validate.ts";

const DAY_MS = 86_400_000;

export const bluesky = {
  name: "bluesky",
  label: "Bluesky",
  // The lexicons carry no version and no end of life: they only ever grow.
  apiVersion: { version: "com.atproto / app.bsky" },
  // The repository can be asked at any time; a day covers the longest outage of a server worth waiting for.
  horizonMs: DAY_MS,
  replies: { thread: true, comment: true },
  validate: validateBluesky,
  countText: countBlueskyText,
  pictures: () => ({ mimeTypes: IMAGE_TYPES, maxBytes: MAX_IMAGE_BYTES }),
  connect: connectBluesky,
  refresh: refreshBluesky,
  audience: readBlueskyAudience,
  insights: readBlueskyInsights,
  prepare: prepareBluesky,
  commit: commitBluesky,
  reconcile: reconcileBluesky,
} satisfies Network;
