/** The first bytes of a body; the rest is not read. */
export async function readUpTo(response: Response, limit: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    parts.push(part.subarray(0, limit - size));
    size += part.byteLength;
    if (size >= limit) break;
  }
  return Buffer.concat(parts);
}
