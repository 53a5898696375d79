import robots from "robots-parser";

// Its types call a default export what is the module itself.
const robotsParser = robots as unknown as typeof robots.default;

export const productToken = "planrrr";

/** What a site's robots.txt says of one address, and where it says so. */
export interface RobotsDecision {
  allowed: boolean;
  /** The rule in words, for whoever asks why. */
  rule: string;
  crawlDelayMs: number;
}

/** What came of asking for robots.txt. `status` null: the server was out of reach, and `text` says why. */
export interface RobotsAnswer {
  status: number | null;
  text: string | null;
}

/** RFC 9309: refused (4xx) allows everything, out of reach (5xx and worse) forbids everything. */
export function decideRobots(
  { status, text }: RobotsAnswer,
  url: string,
  agentName: string = productToken,
): RobotsDecision {
  if (status === null)
    return { allowed: false, rule: `robots.txt is out of reach: ${text ?? "no answer"}`, crawlDelayMs: 0 };
  if (status >= 500) return { allowed: false, rule: `robots.txt answers ${status}`, crawlDelayMs: 0 };
  if (status >= 300) return { allowed: true, rule: `there is no robots.txt (${status})`, crawlDelayMs: 0 };
  const lines = (text ?? "").split(/\r\n|\r|\n/);
  const rules = robotsParser(new URL("/robots.txt", url).href, lines.map(mendLine).join("\n"));
  const line = rules.getMatchingLineNumber(url, agentName);
  const words = lines[line - 1]?.trim().slice(0, 200);
  return {
    allowed: rules.isAllowed(url, agentName) ?? false,
    rule: words ? `robots.txt line ${line}: ${words}` : "robots.txt has no rule for it",
    crawlDelayMs: Math.max(0, (rules.getCrawlDelay(agentName) ?? 0) * 1000) || 0,
  };
}

const key = /^(\s*(?:user-agent|allow|disallow|crawl-delay))\s+(?=[^\s:])/i;
const agent = /^(\s*user-agent\s*:\s*)([a-z_-]+).*$/i;

/** What Google's parser forgives and robots-parser does not: a missing colon, and `planrrr/2.0 (beta)` as a name. */
function mendLine(line: string): string {
  return line
    .replace(/^\uFEFF/, "")
    .replace(key, "$1: ")
    .replace(agent, "$1$2");
}
