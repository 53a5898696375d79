import { pictureType } from "./picture-type.ts";

/** A card's picture on Bluesky has at most a million bytes. */
const pictureLimitBytes = 950_000;
const timeoutMs = 8_000;

/** A page's picture, if it is one by its own bytes and small enough for a card. */
export async function readPicture(
  safeFetch: typeof fetch,
  address: string | undefined,
  base: string,
): Promise<Blob | undefined> {
  if (!address || !URL.canParse(address, base)) return undefined;
  try {
    const response = await safeFetch(new URL(address, base), { signal: AbortSignal.timeout(timeoutMs) });
    const told = Number(response.headers.get("content-length") ?? 0);
    if (!response.ok || told > pictureLimitBytes) {
      await response.body?.cancel();
      return undefined;
    }
    const parts: Uint8Array<ArrayBuffer>[] = [];
    let bytes = 0;
    for await (const part of response.body ?? []) {
      bytes += part.byteLength;
      if (bytes > pictureLimitBytes) return undefined;
      parts.push(new Uint8Array(part));
    }
    const picture = new Blob(parts);
    const type = pictureType(new Uint8Array(await picture.slice(0, 12).arrayBuffer()));
    return type ? new Blob([picture], { type }) : undefined;
  } catch {
    return undefined;
  }
}
