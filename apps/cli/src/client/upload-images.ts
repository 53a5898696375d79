import type { Cli } from "../cli.ts";
import { startProgress } from "../output/progress.ts";
import type { Client } from "./connect.ts";
import { uploadImage } from "./upload-image.ts";

/** Sends pictures one after another. `alts[n]` belongs to `files[n]`. */
export async function uploadImages(
  cli: Cli,
  client: Client,
  files: readonly string[],
  alts: readonly string[],
): Promise<string[]> {
  if (files.length === 0) return [];
  const progress = await startProgress(cli, "Sending pictures");
  const ids: string[] = [];
  try {
    for (const [nth, file] of files.entries()) {
      progress.update(nth, files.length);
      ids.push(await uploadImage(client, file, alts[nth] ?? ""));
    }
    return ids;
  } finally {
    progress.stop();
  }
}
