import type { Network } from "../network.ts";
import { readXAudience } from "./audience.ts";
import { commitX } from "./commit.ts";
import { readExpiresAt, readRefreshAt } from "./credentials.ts";
import { readXInsights } from "./insights.ts";
import { IMAGE_TYPES, MAX_IMAGE_BYTES } from "./limits.ts";
import { xOAuth } from "./oauth.ts";
import { prepareX } from "./prepare.ts";
import { priceOfX } from "./price.ts";
import { reconcileX } from "./reconcile.ts";
import { refreshX } from "./refresh.ts";
import { countXText, validateX } from "./validate.ts";

const DAY_MS = 86_400_000;

export const x: Network = {
  name: "x",
  label: "X",
  // X names no end for v2.
  apiVersion: { version: "2" },
  horizonMs: DAY_MS,
  atOnce: 30,
  validate: validateX,
  countText: countXText,
  pictures: () => ({ mimeTypes: IMAGE_TYPES, maxBytes: MAX_IMAGE_BYTES }),
  price: priceOfX,
  replies: { thread: true, comment: true },
  oauth: xOAuth,
  expiresAt: readExpiresAt,
  refreshAt: readRefreshAt,
  refresh: refreshX,
  audience: readXAudience,
  insights: readXInsights,
  // X charges for each reading.
  insightHours: [24, 168],
  prepare: prepareX,
  commit: commitX,
  reconcile: reconcileX,
};
