import type { BundlesContext } from "./context.ts";
import type { BundleContent } from "./normalise/bundle.ts";
import { readRecords } from "./runs/read-records.ts";
import { readSource } from "./runs/read-source.ts";
import { requireContact } from "./sources/require-contact.ts";
import type { Source } from "./sources/source.ts";

export interface Recorded {
  fileName: string;
  body: Uint8Array;
  origin: {
    kind: "recorded";
    url: string;
    owner: string;
    recordedAt: string;
    status: number;
    contentType: string;
  };
  bundles: BundleContent[];
  problems: string[];
}

/** A source's page as it is now, asked for as politely as ever, and what is read from it. Nothing is stored. */
export async function recordSource(ctx: BundlesContext, source: Source): Promise<Recorded> {
  requireContact(ctx, source);
  const page = await readSource(ctx, source, { etag: null, lastModified: null });
  const { bundles, problems } = readRecords(source, await page.extract());
  return {
    fileName: source.kind === "json" ? "feed.json" : "page.html",
    body: page.body,
    origin: {
      kind: "recorded",
      url: source.url,
      owner: source.owner ?? "nobody yet",
      recordedAt: ctx.now().toISOString(),
      status: page.status,
      contentType: page.contentType,
    },
    bundles,
    problems,
  };
}
