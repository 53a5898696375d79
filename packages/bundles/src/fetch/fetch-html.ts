import type { BundlesContext } from "../context.ts";
import { decodeText } from "../extract/decode-text.ts";
import { type HtmlPage, openHtml } from "../extract/html-page.ts";
import { fetchPolitely, type Page, type Target, type Validators } from "./fetch-politely.ts";
import { RefusedError } from "./refused-error.ts";

/** A page as it came, and how to open it. */
export interface FetchedHtml extends Page {
  open(): HtmlPage;
}

export async function fetchHtml(
  ctx: BundlesContext,
  source: Target,
  known: Validators,
): Promise<FetchedHtml> {
  const page = await fetchPolitely(ctx, source, "text/html, application/xhtml+xml, */*;q=0.1", known);
  return { ...page, open: () => openPage(source.url, page) };
}

function openPage(url: string, { body, contentType, status }: Page): HtmlPage {
  const kind = contentType.split(";")[0]?.trim().toLowerCase() ?? "";
  if (kind !== "" && !/html|xml|text\/plain/.test(kind))
    throw new RefusedError("drifted", `the page is ${kind}, not HTML`, status);
  return openHtml(url, decodeText(body, contentType));
}
