import type { LinkPreview } from "@planrrr/networks";
import { Parser } from "htmlparser2";

const pageLimitBytes = 512 * 1024;
const pictureLimitBytes = 950_000;
const timeoutMs = 8_000;

/** Reads a page's title, description and picture (Open Graph) for a link card. Null when the page can't be read. */
export async function readLinkPreview(safeFetch: typeof fetch, url: string): Promise<LinkPreview | null> {
  try {
    const page = await safeFetch(url, {
      headers: { accept: "text/html", "user-agent": "planrrr (link preview)" },
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (!page.ok || !page.headers.get("content-type")?.includes("html")) return null;
    const meta = readMeta(await readStart(page, pageLimitBytes));
    const title = meta.get("og:title") ?? meta.get("title");
    if (!title) return null;
    const description = meta.get("og:description") ?? meta.get("description") ?? "";
    const picture = meta.get("og:image");
    const image = picture ? await readPicture(safeFetch, new URL(picture, page.url || url)) : undefined;
    return { title: title.slice(0, 300), description: description.slice(0, 1000), image };
  } catch {
    // A card is an extra: whatever is wrong with somebody's page must not keep the post from going out.
    return null;
  }
}

async function readPicture(safeFetch: typeof fetch, url: URL): Promise<Blob | undefined> {
  try {
    const response = await safeFetch(url, { signal: AbortSignal.timeout(timeoutMs) });
    const type = response.headers.get("content-type")?.split(";")[0] ?? "";
    if (!response.ok || !/^image\/(jpeg|png|webp|gif)$/.test(type)) return undefined;
    const picture = await response.blob();
    return picture.size <= pictureLimitBytes ? new Blob([picture], { type }) : undefined;
  } catch {
    return undefined;
  }
}

/** The head of a page stands at its start; the rest is not read. */
async function readStart(response: Response, limit: number): Promise<string> {
  const decoder = new TextDecoder(charsetOf(response));
  let text = "";
  let read = 0;
  for await (const chunk of response.body ?? []) {
    read += chunk.byteLength;
    text += decoder.decode(chunk, { stream: true });
    if (read >= limit || text.includes("</head>")) break;
  }
  return text;
}

function charsetOf(response: Response): string {
  const label = /charset=["']?([\w-]+)/i.exec(response.headers.get("content-type") ?? "")?.[1];
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return "utf-8";
  }
}

function readMeta(html: string): Map<string, string> {
  const meta = new Map<string, string>();
  const keep = (name: string, value: string) => {
    if (value.trim() && !meta.has(name)) meta.set(name, value.trim());
  };
  let title: string | null = null;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === "title") title = "";
      if (name === "meta")
        keep((attributes["property"] ?? attributes["name"] ?? "").toLowerCase(), attributes["content"] ?? "");
    },
    ontext(text) {
      if (title !== null) title += text;
    },
    onclosetag(name) {
      if (name !== "title" || title === null) return;
      keep("title", title);
      title = null;
    },
  });
  parser.end(html);
  return meta;
}
