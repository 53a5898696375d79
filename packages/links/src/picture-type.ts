/** What a picture is by its first twelve bytes, whatever its server calls it; undefined: none we show. */
export function pictureType(start: Uint8Array): string | undefined {
  const text = String.fromCharCode(...start.subarray(0, 12));
  if (text.startsWith("\xff\xd8\xff")) return "image/jpeg";
  if (text.startsWith("\x89PNG\r\n\x1a\n")) return "image/png";
  if (text.startsWith("GIF87a") || text.startsWith("GIF89a")) return "image/gif";
  if (text.startsWith("RIFF") && text.slice(8) === "WEBP") return "image/webp";
  return undefined;
}
