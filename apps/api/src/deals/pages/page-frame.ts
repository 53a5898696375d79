import { readFileSync } from "node:fs";
import { html, raw } from "hono/html";
import type { WebFile } from "../../web/index-pages.ts";
import { toJsonLd } from "./offer-markup.ts";

export interface FilledPage {
  title: string;
  description: string;
  /** Its one address, for search engines. */
  canonical: string;
  /** Variants of a page that need not be found. */
  isHidden?: boolean;
  markup?: object;
  main: ReturnType<typeof html>;
}

export interface PageFrame {
  compose(page: FilledPage): Promise<string>;
  policy: string;
}

/** The built page of deals with its head, masthead and styles; `main` is filled for each request. */
export function openPageFrame(file: WebFile): PageFrame {
  const built = readFileSync(file.file, "utf8");
  const [head, afterHead] = split(built, "</head>");
  const withoutTitle = head
    .replace(/<title>[^<]*<\/title>/, "")
    .replace(/<meta name="description"[^>]*>/, "");
  const [before, after] = split(afterHead, "</main>");
  return {
    // Its form asks by GET, for itself.
    policy: (file.policy ?? "").replace("form-action 'none'", "form-action 'self'"),
    async compose({ title, description, canonical, isHidden, markup, main }) {
      const facts = await html`<title>${title}</title><meta name="description" content="${description}" />
        <link rel="canonical" href="${canonical}" /><meta property="og:title" content="${title}" />
        <meta property="og:description" content="${description}" />
        <meta property="og:url" content="${canonical}" />
        <meta property="og:type" content="website" />
        ${isHidden ? html`<meta name="robots" content="noindex, follow" />` : ""}${markup ? raw(`<script type="application/ld+json">${toJsonLd(markup)}</script>`) : ""}`;
      return `${withoutTitle}${facts}</head>${before}${await main}</main>${after}`;
    },
  };
}

/** Around the first `mark`, which is left out. A frame without it is built wrongly. */
function split(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  if (at < 0) throw new Error(`The built page of deals has no ${mark}.`);
  return [text.slice(0, at), text.slice(at + mark.length)];
}
