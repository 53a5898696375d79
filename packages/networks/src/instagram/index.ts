import { GRAPH_VERSION } from "../graph/graph-version.ts";
import type { Network } from "../network.ts";
import { readAudience } from "./audience.ts";
import { commitInstagram } from "./commit.ts";
import { readInsights } from "./insights.ts";
import { instagramOAuth } from "./oauth.ts";
import { prepareInstagram } from "./prepare.ts";
import { reconcileInstagram } from "./reconcile.ts";
import { refreshInstagram } from "./refresh.ts";
import { expiresAt, refreshAt } from "./token-life.ts";
import { countInstagramText, instagramPictures, validateInstagram } from "./validate.ts";

const DAY_MS = 86_400_000;

/** Professional accounts, by Instagram's own login or by that of their Facebook page. */
export const instagram = {
  name: "instagram",
  label: "Instagram",
  apiVersion: GRAPH_VERSION,
  horizonMs: DAY_MS,
  atOnce: 20,
  replies: { thread: false, comment: true },
  validate: validateInstagram,
  countText: countInstagramText,
  pictures: () => instagramPictures,
  oauth: instagramOAuth,
  expiresAt,
  refreshAt,
  refresh: refreshInstagram,
  audience: readAudience,
  insights: readInsights,
  prepare: prepareInstagram,
  commit: commitInstagram,
  reconcile: reconcileInstagram,
} satisfies Network;
