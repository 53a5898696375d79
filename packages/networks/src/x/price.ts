import type { RulesInput } from "../network.ts";
import { findUrls } from "./find-urls.ts";
import { toPostText } from "./post-text.ts";

const POST = 0.015;
const POST_WITH_LINK = 0.2;
const DESCRIPTION = 0.005;

/** docs.x.com, pay per use: a link makes a post cost thirteen times as much. */
export function priceOfX({ content }: RulesInput) {
  const hasLink = findUrls(toPostText(content)).length > 0;
  const described = content.media.filter((item) => item.alt.trim() !== "").length;
  const amount = Math.round(((hasLink ? POST_WITH_LINK : POST) + described * DESCRIPTION) * 1000) / 1000;
  const reason = hasLink ? "X charges 0.20 USD for a post with a link." : "X charges 0.015 USD for a post.";
  return { amount, currency: "USD" as const, reason };
}
