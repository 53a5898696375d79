/** Client id and secret of an HTTP Basic header. */
export function readBasic(
  header: string | undefined,
): { clientId: string; clientSecret: string } | undefined {
  const encoded = /^Basic (.+)$/.exec(header ?? "")?.[1];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, "base64").toString();
  const colon = text.indexOf(":");
  if (colon < 0) return undefined;
  return {
    clientId: decodeURIComponent(text.slice(0, colon)),
    clientSecret: decodeURIComponent(text.slice(colon + 1)),
  };
}
