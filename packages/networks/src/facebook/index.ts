import { GRAPH_VERSION } from "../graph/graph-version.ts";
import type { Network } from "../network.ts";
import { readAudience } from "./audience.ts";
import { commitFacebook } from "./commit.ts";
import { readInsights } from "./insights.ts";
import { facebookOAuth } from "./oauth.ts";
import { prepareFacebook } from "./prepare.ts";
import { reconcileFacebook } from "./reconcile.ts";
import { countFacebookText, facebookPictures, validateFacebook } from "./validate.ts";

const DAY_MS = 86_400_000;

/** Pages. Their tokens have no end, so there is nothing to refresh. */
export const facebook = {
  name: "facebook",
  label: "Facebook",
  apiVersion: GRAPH_VERSION,
  horizonMs: DAY_MS,
  atOnce: 10,
  replies: { thread: false, comment: true },
  validate: validateFacebook,
  countText: countFacebookText,
  pictures: () => facebookPictures,
  oauth: facebookOAuth,
  audience: readAudience,
  insights: readInsights,
  prepare: prepareFacebook,
  commit: commitFacebook,
  reconcile: reconcileFacebook,
} satisfies Network;
