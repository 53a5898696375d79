import { BlockedAddressError } from "@planrrr/resilience";
import { readMeta } from "./read-meta.ts";
import { readPicture } from "./read-picture.ts";
import { readStart } from "./read-start.ts";

/** What a link card can show of a page. `private`: the address, or one it redirects to, is none of the open internet. */
export type LinkReading =
  | { state: "found"; title: string; description: string; image?: Blob }
  | { state: "private" }
  | { state: "unreadable" };

const pageLimitBytes = 512 * 1024;
const timeoutMs = 8_000;

/** Reads a page's title, description and picture (Open Graph). Never throws: a card is an extra. */
export async function readLink(safeFetch: typeof fetch, url: string): Promise<LinkReading> {
  try {
    const page = await safeFetch(url, {
      headers: { accept: "text/html", "user-agent": "planrrr (link preview)" },
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (!page.ok || !page.headers.get("content-type")?.includes("html")) {
      await page.body?.cancel();
      return { state: "unreadable" };
    }
    const meta = readMeta(await readStart(page, pageLimitBytes));
    const title = meta.get("og:title") ?? meta.get("title");
    if (!title) return { state: "unreadable" };
    const description = meta.get("og:description") ?? meta.get("description") ?? "";
    const image = await readPicture(safeFetch, meta.get("og:image"), page.url || url);
    return {
      state: "found",
      title: title.slice(0, 300),
      description: description.slice(0, 1000),
      ...(image ? { image } : {}),
    };
  } catch (error) {
    return { state: error instanceof BlockedAddressError ? "private" : "unreadable" };
  }
}
