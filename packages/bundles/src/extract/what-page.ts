import type { HtmlPage } from "./html-page.ts";
import { textAt } from "./html-page.ts";

const riddle =
  /captcha|are you (a )?(human|robot)|access denied|unusual traffic|verify(ing)? you are|checking your browser|just a moment/i;
const gone = /\b404\b|not found|no longer (available|exists)|doesn.t exist|page unavailable/i;

/** What stands in the place of a page without deals: a riddle for robots, or the news that it is gone. */
export function whatPage(page: HtmlPage): "riddle" | "gone" | "page" {
  const title = `${textAt(page, "title") ?? ""} ${textAt(page, "h1") ?? ""}`;
  if (riddle.test(title) || page.$('iframe[src*="captcha"], #challenge-form').length > 0) return "riddle";
  return gone.test(title) ? "gone" : "page";
}
