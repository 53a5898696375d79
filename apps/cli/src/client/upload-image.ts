import { openAsBlob } from "node:fs";
import path from "node:path";
import { MediaRef } from "@planrrr/contract";
import { CliError } from "../cli-error.ts";
import { ExitCode } from "../exit-code.ts";
import type { Client } from "./connect.ts";
import { problemError } from "./problem.ts";

const types: { [extension: string]: string } = {
  ".gif": "image/gif",
  ".jpeg": "image/jpeg",
  ".jpg": "image/jpeg",
  ".png": "image/png",
  ".webp": "image/webp",
};

/** Sends a picture, and gives the id under which a post names it. */
export async function uploadImage({ send, server }: Client, file: string, alt: string): Promise<string> {
  const type = types[path.extname(file).toLowerCase()] ?? "application/octet-stream";
  const bytes = await readImage(file);
  const response = await send(
    new Request(`${server.url}/api/media`, {
      method: "POST",
      // Headers hold no UTF-8.
      headers: { "content-type": type, "x-alt-text": encodeURIComponent(alt) },
      body: bytes,
    }),
  );
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw problemError(response.status, body);
  return MediaRef.parse(body).id;
}

async function readImage(file: string): Promise<ArrayBuffer> {
  try {
    return await (await openAsBlob(file)).arrayBuffer();
  } catch (cause) {
    throw new CliError("FILE_UNREADABLE", `The picture ${file} can't be read.`, {
      exitCode: ExitCode.usage,
      cause,
    });
  }
}
