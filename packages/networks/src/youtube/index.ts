import type { Network } from "../network.ts";
import { readYoutubeAudience } from "./audience.ts";
import { commitYoutube } from "./commit.ts";
import { readExpiresAt, readRefreshAt } from "./credentials.ts";
import { readYoutubeInsights } from "./insights.ts";
import { youtubeOAuth } from "./oauth.ts";
import { prepareYoutube } from "./prepare.ts";
import { reconcileYoutube } from "./reconcile.ts";
import { refreshYoutube } from "./refresh.ts";
import { countYoutubeText, validateYoutube } from "./validate.ts";

const DAY_MS = 86_400_000;

export const youtube: Network = {
  name: "youtube",
  label: "YouTube",
  // Google names no end for v3.
  apiVersion: { version: "v3" },
  horizonMs: DAY_MS,
  atOnce: 4,
  validate: validateYoutube,
  countText: countYoutubeText,
  replies: { thread: false, comment: true },
  oauth: youtubeOAuth,
  expiresAt: readExpiresAt,
  refreshAt: readRefreshAt,
  refresh: refreshYoutube,
  audience: readYoutubeAudience,
  insights: readYoutubeInsights,
  prepare: prepareYoutube,
  commit: commitYoutube,
  reconcile: reconcileYoutube,
};
