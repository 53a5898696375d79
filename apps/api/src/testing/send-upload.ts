import type { Answer } from "./person.ts";

type Send = (
  method: string,
  path: string,
  body?: unknown,
  headers?: { [name: string]: string },
) => Promise<Answer>;

const tus = { "tus-resumable": "1.0.0" };

/** Begins an upload; answers with its address. */
export async function beginUpload(send: Send, bytes: number, alt = ""): Promise<Answer & { path: string }> {
  const answer = await send("POST", "/api/media/uploads", undefined, {
    ...tus,
    "upload-length": String(bytes),
    ...(alt ? { "upload-metadata": `alt ${Buffer.from(alt).toString("base64")}` } : {}),
  });
  return { ...answer, path: answer.headers.get("location") ?? "" };
}

/** Sends one piece of it. */
export function sendPiece(send: Send, path: string, piece: Uint8Array, offset = 0): Promise<Answer> {
  const headers = { "upload-offset": String(offset), "content-type": "application/offset+octet-stream" };
  return send("PATCH", path, piece, { ...tus, ...headers });
}

/** Where an upload goes on; NaN when it says nothing. */
export async function askOffset(send: Send, path: string): Promise<number> {
  const answer = await send("HEAD", path, undefined, tus);
  return Number(answer.headers.get("upload-offset") ?? Number.NaN);
}
