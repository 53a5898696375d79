import type { BundlesContext } from "../context.ts";
import { extractJson } from "../extract/extract-json.ts";
import { extractJsonLd } from "../extract/extract-json-ld.ts";
import { extractPage } from "../extract/extract-page.ts";
import type { RawBundle } from "../extract/raw-bundle.ts";
import { whatPage } from "../extract/what-page.ts";
import { fetchHtml } from "../fetch/fetch-html.ts";
import { fetchJson } from "../fetch/fetch-json.ts";
import type { Page, Validators } from "../fetch/fetch-politely.ts";
import { RefusedError } from "../fetch/refused-error.ts";
import type { Source } from "../sources/source.ts";

export interface SourcePage extends Page {
  /** What the page tells; RefusedError when it is not the page that was described. */
  extract(): Promise<RawBundle[]>;
}

/** Fetches a source's page in the way of its kind. */
export async function readSource(
  ctx: BundlesContext,
  source: Source,
  known: Validators,
): Promise<SourcePage> {
  if (source.kind === "json") {
    const page = await fetchJson(ctx, source, known);
    return {
      ...page,
      async extract() {
        const raw = extractJson(source, page.parse());
        if (!raw) throw new RefusedError("drifted", `the feed has no ${source.items}`, page.status);
        return raw;
      },
    };
  }
  const page = await fetchHtml(ctx, source, known);
  return {
    ...page,
    async extract() {
      const html = page.open();
      const raw = source.kind === "page" ? await extractPage(source, html) : extractJsonLd(source, html);
      const what = raw.length > 0 ? "page" : whatPage(html);
      if (what === "riddle") throw new RefusedError("blocked", "a page asks who is reading", page.status);
      if (what === "gone") throw new RefusedError("soft-404", "the page says that it is gone", page.status);
      return raw;
    },
  };
}
