import { AppError } from "@planrrr/contract";
import type { ApiRequest } from "./call.ts";

export const JSON_LIMIT = 1_000_000;

/** The whole body, or PAYLOAD_TOO_LARGE as soon as it is known to be too large. */
export async function readBytes(c: ApiRequest, limit: number): Promise<Buffer> {
  const announced = Number(c.req.header("content-length") ?? 0);
  if (announced > limit) throw tooLarge(c, limit);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of c.req.raw.body ?? []) {
    size += chunk.byteLength;
    if (size > limit) throw tooLarge(c, limit);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

/** The body as text, read once however often it is asked for. */
export async function readText(c: ApiRequest, limit = JSON_LIMIT): Promise<string> {
  const { call } = c.var;
  call.body ??= (await readBytes(c, limit)).toString("utf8");
  return call.body;
}

export async function readJson(c: ApiRequest, limit = JSON_LIMIT): Promise<unknown> {
  const text = await readText(c, limit);
  if (text === "") return undefined;
  const type = c.req.header("content-type") ?? "";
  if (type && !/^application\/([\w.+-]+\+)?json\b/i.test(type)) {
    throw new AppError(
      "UNSUPPORTED_MEDIA_TYPE",
      `Send JSON (Content-Type: application/json), not ${type.slice(0, 100)}.`,
    );
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError(
      "INVALID_JSON",
      `The body is not JSON: ${cause instanceof Error ? cause.message : "it can't be read"}`,
      { cause },
    );
  }
}

function tooLarge(c: ApiRequest, limit: number): AppError {
  // What has not been read yet would be taken for the next request.
  c.var.call.headers["Connection"] = "close";
  return new AppError("PAYLOAD_TOO_LARGE", `The body may have at most ${limit / 1_000_000} MB.`, {
    details: { limitBytes: limit },
  });
}
