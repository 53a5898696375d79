import type { PublicationContent } from "@planrrr/contract";
import { countGraphemes } from "../count-graphemes.ts";
import type { RulesInput, TextCount } from "../network.ts";
import { findLinks } from "./find-links.ts";
import { type MastodonLimits, parseLimits } from "./limits.ts";
import { dropMentionDomains, toStatusText } from "./status-text.ts";

export function countMastodonText({ content, limits }: RulesInput): TextCount[] {
  const { maxCharacters, charactersPerUrl } = parseLimits(limits);
  return [{ unit: "characters", count: countCharacters(content, charactersPerUrl), limit: maxCharacters }];
}

/** The warning counts too; every link counts the same; of a mention only the name counts. */
function countCharacters(
  content: PublicationContent,
  charactersPerUrl: MastodonLimits["charactersPerUrl"],
): number {
  const text = toStatusText(content);
  let shortened = "";
  let at = 0;
  for (const { start, end } of findLinks(text)) {
    shortened += text.slice(at, start) + "x".repeat(charactersPerUrl);
    at = end;
  }
  shortened += text.slice(at);
  return countGraphemes((content.contentWarning ?? "") + dropMentionDomains(shortened));
}
