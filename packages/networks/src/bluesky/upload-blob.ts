import type { NetworkIo } from "../network.ts";
import { UPLOAD_TIMEOUT_MS } from "../http/request-json.ts";
import { callXrpc } from "./call-xrpc.ts";
import type { BlueskyCredentials } from "./credentials.ts";
import { type BlobRef, UploadedBlob } from "./handle.ts";
import { parseAnswer } from "./parse-answer.ts";

const METHOD = "com.atproto.repo.uploadBlob";

/** Files are named by their content: the same file uploaded twice is one. */
export async function uploadBlob(
  io: NetworkIo,
  credentials: BlueskyCredentials,
  file: Blob,
): Promise<BlobRef> {
  const answer = await callXrpc(io, {
    service: credentials.pds,
    method: METHOD,
    phase: "prepare",
    token: credentials.accessJwt,
    file,
    timeoutMs: UPLOAD_TIMEOUT_MS,
  });
  return parseAnswer(UploadedBlob, METHOD, answer, "prepare").blob;
}
