import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { MediaRef } from "@planrrr/contract";
import type { Api } from "../client/connect.ts";
import { problemError } from "../client/problem.ts";
import type { Send } from "../client/send.ts";

const extensions: { [type: string]: string } = {
  "image/gif": "gif",
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/webp": "webp",
  "video/mp4": "mp4",
  "video/quicktime": "mov",
  "video/webm": "webm",
};

/** As many ids as a query holds. */
const PER_QUERY = 25;

export interface MediaSource {
  api: Api;
  send: Send;
  url: string;
}

/** Saves files and gives what is known of each, with its alt text. What is gone by now, as old files are, is left out. */
export async function* saveMedia(
  { api, send, url }: MediaSource,
  ids: ReadonlySet<string>,
  folder: string,
): AsyncGenerator<object> {
  await mkdir(folder);
  const all = [...ids];
  for (let from = 0; from < all.length; from += PER_QUERY) {
    const { items } = await api.media.list({ ids: all.slice(from, from + PER_QUERY).join(",") });
    for (const item of items) {
      const media = MediaRef.parse(item);
      const name = `${media.id}.${extensions[media.mimeType] ?? "bin"}`;
      const isThere = await saveFile(
        () => send(new Request(`${url}/api/media/${media.id}`)),
        path.join(folder, name),
      );
      if (isThere) yield { ...media, file: `media/${name}` };
    }
  }
}

async function saveFile(ask: () => Promise<Response>, file: string): Promise<boolean> {
  const response = await ask();
  if (response.status === 404) {
    await response.body?.cancel();
    return false;
  }
  if (!response.ok || !response.body)
    throw problemError(response.status, await response.json().catch(() => undefined));
  await pipeline(Readable.fromWeb(response.body), createWriteStream(file));
  return true;
}
