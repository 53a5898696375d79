import type { BundlesContext } from "../context.ts";
import type { Source } from "../sources/source.ts";
import { fetchPolitely, type Page, type Validators } from "./fetch-politely.ts";
import { RefusedError } from "./refused-error.ts";

/** A feed's text as it came, and how to read it: a page in its place is told from a broken feed. */
export interface JsonPage extends Page {
  parse(): unknown;
}

export async function fetchJson(
  ctx: BundlesContext,
  source: Pick<Source, "url" | "gapSeconds">,
  known: Validators,
): Promise<JsonPage> {
  const page = await fetchPolitely(ctx, source, "application/json, */*;q=0.1", known);
  return { ...page, parse: () => parseJson(page) };
}

const challenge = /captcha|are you (a )?(human|robot)|access denied|unusual traffic|verify you are/i;

function parseJson({ body, status }: Page): unknown {
  // A decoder leaves the byte order mark away, which JSON.parse would refuse.
  const text = new TextDecoder().decode(body);
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (!/^\s*</.test(text)) {
      const why = error instanceof Error ? error.message : String(error);
      throw new RefusedError("drifted", `the feed is no JSON: ${why.slice(0, 200)}`, status);
    }
    if (challenge.test(text)) throw new RefusedError("blocked", "a page asks who is reading", status);
    throw new RefusedError("soft-404", "a page came in place of the feed", status);
  }
}
