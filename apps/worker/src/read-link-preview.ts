import { readLink } from "@planrrr/links";
import type { LinkPreview } from "@planrrr/networks";

/** For a network's card. Null: whatever is wrong with somebody's page must not keep the post from going out. */
export async function readLinkPreview(safeFetch: typeof fetch, url: string): Promise<LinkPreview | null> {
  const reading = await readLink(safeFetch, url);
  return reading.state === "found" ? reading : null;
}
