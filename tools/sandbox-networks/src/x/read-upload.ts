import type { Context } from "hono";

export interface UploadForm {
  fields: { [name: string]: string };
  media: Uint8Array | undefined;
}

/** JSON with base64 as the vendor's client sends it, or any form; the older commands may also stand in the query. */
export async function readUpload(context: Context): Promise<UploadForm> {
  const fields: { [name: string]: string } = { ...context.req.query() };
  if ((context.req.header("content-type") ?? "").includes("application/json")) {
    const body: unknown = await context.req.json().catch(() => ({}));
    const { media, ...rest } = typeof body === "object" && body !== null ? { media: undefined, ...body } : {};
    for (const [name, value] of Object.entries(rest)) fields[name] = String(value);
    return { fields, media: typeof media === "string" ? Buffer.from(media, "base64") : undefined };
  }
  const { media, ...rest } = await context.req.parseBody();
  for (const [name, value] of Object.entries(rest)) if (typeof value === "string") fields[name] = value;
  return {
    fields,
    media: media instanceof File ? new Uint8Array(await media.arrayBuffer()) : toBytes(media),
  };
}

function toBytes(media: unknown): Uint8Array | undefined {
  return typeof media === "string" ? Buffer.from(media, "base64") : undefined;
}
