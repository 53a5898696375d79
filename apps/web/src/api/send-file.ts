import { type BytesAnswer, sendBytes } from "./send-bytes.ts";
import { RouteError } from "./send-json.ts";

export interface SendFileOptions {
  headers: { [name: string]: string };
  /** The part that has left, from 0 to 1. */
  onProgress: (part: number) => void;
  signal?: AbortSignal;
}

/** Sends a file in one piece. A refusal is thrown. */
export async function sendFile<Answer>(path: string, file: Blob, options: SendFileOptions): Promise<Answer> {
  const { headers, onProgress, signal } = options;
  const onSent = (bytes: number) => onProgress(file.size === 0 ? 1 : bytes / file.size);
  const answer = await sendBytes(path, file, { method: "POST", headers, onSent, signal });
  if (answer.status >= 200 && answer.status < 300) return answer.json as Answer;
  throw toRouteError(answer);
}

export function toRouteError({ status, json }: Pick<BytesAnswer, "status" | "json">): RouteError {
  const { code = "INTERNAL", detail = "The file was not taken." } = (json ?? {}) as {
    code?: string;
    detail?: string;
  };
  return new RouteError(status, code, detail);
}
