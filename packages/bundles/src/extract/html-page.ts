import { type CheerioAPI, load } from "cheerio/slim";

/** A page as extractors see it. */
export interface HtmlPage {
  url: string;
  html: string;
  $: CheerioAPI;
}

export function openHtml(url: string, html: string): HtmlPage {
  return { url, html, $: load(html) };
}

/** Text of what a selector finds first, in one line; undefined when there is none. */
export function textAt({ $ }: HtmlPage, selector: string): string | undefined {
  return $(selector).first().text().replace(/\s+/g, " ").trim() || undefined;
}
