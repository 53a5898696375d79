import type { PublicationContent } from "@planrrr/contract";
import tlds from "tlds" with { type: "json" };
import { countGraphemes } from "../count-graphemes.ts";
import type { RulesInput, TextCount } from "../network.ts";
import { type MastodonLimits, parseLimits } from "./limits.ts";
import { dropMentionDomains, toStatusText } from "./status-text.ts";

const TOP_LEVEL_DOMAINS = new Set<string>(tlds);
const URL_PATTERN =
  /(?<![\p{L}\p{N}@#$/])https?:\/\/([\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+)(?::\d+)?(?:[/?#][^\s<>"]*)?/giu;
// Mastodon leaves the end of a sentence out of a link.
const FINAL_PUNCTUATION = /[.,;:!?'"]+$/;

export function countMastodonText({ content, limits }: RulesInput): TextCount[] {
  const { maxCharacters, charactersPerUrl } = parseLimits(limits);
  return [{ unit: "characters", count: countCharacters(content, charactersPerUrl), limit: maxCharacters }];
}

/** The warning counts too; every link counts the same; of a mention only the name counts. */
function countCharacters(
  content: PublicationContent,
  charactersPerUrl: MastodonLimits["charactersPerUrl"],
): number {
  const shortened = toStatusText(content).replace(URL_PATTERN, (url: string, host: string) => {
    const top = host.slice(host.lastIndexOf(".") + 1).toLowerCase();
    if (!TOP_LEVEL_DOMAINS.has(top) && !top.startsWith("xn--")) return url;
    const end = FINAL_PUNCTUATION.exec(url)?.[0] ?? "";
    return "x".repeat(charactersPerUrl) + end;
  });
  return countGraphemes((content.contentWarning ?? "") + dropMentionDomains(shortened));
}
