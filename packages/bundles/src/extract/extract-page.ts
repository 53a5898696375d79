import type { PageSource } from "../sources/source.ts";
import type { HtmlPage } from "./html-page.ts";
import type { RawBundle } from "./raw-bundle.ts";

/** What a file of `first-party/` exports: the deals of its page. */
export interface Extractor {
  extract(page: HtmlPage): RawBundle[];
}

/** Reads a page with the source's own file; it is found by its name, and nothing else has to know it. */
export async function extractPage(
  { name, extract = name }: Pick<PageSource, "name" | "extract">,
  page: HtmlPage,
): Promise<RawBundle[]> {
  const { extract: read } = (await import(`../first-party/${extract}.ts`)) as Extractor;
  return read(page);
}
