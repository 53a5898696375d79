import { z } from "zod";
import type { HttpOutcome, Phase } from "../http/answer.ts";
import { COMMIT_TIMEOUT_MS, READ_TIMEOUT_MS, requestJson, UPLOAD_TIMEOUT_MS } from "../http/request-json.ts";
import type { NetworkIo } from "../network.ts";
import { NetworkError } from "../network-error.ts";
import { isUploadAddress } from "./addresses.ts";
import { classifyYoutube } from "./classify-youtube.ts";
import { noteQuota } from "./note-quota.ts";
import type { VideoDetails } from "./video-details.ts";

/** developers.google.com/youtube/v3/guides/using_resumable_upload_protocol */
export type SessionState =
  | { state: "going"; received: number }
  | { state: "done"; videoId: string }
  /** Forgotten, taken back, or over for long: its address leads nowhere. */
  | { state: "lost" };

interface Access {
  service: string;
  accessToken: string;
}

/** Opens an upload and answers with its address. Nothing is public before its last byte. */
export async function openSession(
  io: NetworkIo,
  { service, accessToken }: Access,
  file: { bytes: number; mimeType: string; details: VideoDetails; notifySubscribers: boolean },
): Promise<string> {
  const url = new URL("/upload/youtube/v3/videos", service);
  const notify = String(file.notifySubscribers);
  const query = { uploadType: "resumable", part: "snippet,status", notifySubscribers: notify };
  url.search = new URLSearchParams(query).toString();
  const outcome = await requestJson(io, {
    method: "POST",
    url,
    timeoutMs: READ_TIMEOUT_MS,
    headers: {
      authorization: `Bearer ${accessToken}`,
      "x-upload-content-length": String(file.bytes),
      "x-upload-content-type": file.mimeType,
    },
    body: file.details,
  });
  const location =
    outcome.type === "answer" && outcome.status === 200 ? outcome.headers.get("location") : null;
  const address = location === null ? null : URL.parse(location);
  if (address !== null && isUploadAddress(address, service)) return address.href;
  throw noteQuota(io, classifyYoutube("POST videos", outcome, "prepare", io.now()), "videos.insert");
}

export function askSession(
  io: NetworkIo,
  access: Access,
  address: string,
  bytes: number,
): Promise<SessionState> {
  return put(io, access, address, { range: `*/${bytes}`, phase: "read", timeoutMs: READ_TIMEOUT_MS });
}

/** Sends bytes. With the last of them the video comes to be: that call is the commit. */
export function sendBytes(
  io: NetworkIo,
  access: Access,
  address: string,
  part: { from: number; total: number; body: Uint8Array<ArrayBuffer>; phase: Phase },
): Promise<SessionState> {
  const { from, total, body, phase } = part;
  const range = `${from}-${from + body.length - 1}/${total}`;
  const timeoutMs = phase === "commit" ? COMMIT_TIMEOUT_MS : UPLOAD_TIMEOUT_MS;
  return put(io, access, address, { range, body, phase, timeoutMs });
}

/** True when Google confirms that nothing will come of the upload. */
export async function cancelSession(io: NetworkIo, access: Access, address: string): Promise<boolean> {
  const headers = { authorization: `Bearer ${access.accessToken}` };
  const request = { method: "DELETE", url: new URL(address), timeoutMs: READ_TIMEOUT_MS, headers } as const;
  const outcome = await requestJson(io, request);
  return outcome.type === "answer" && outcome.status === 499;
}

const Video = z.object({ id: z.string().min(1) });

async function put(
  io: NetworkIo,
  access: Access,
  address: string,
  call: { range: string; body?: Uint8Array<ArrayBuffer>; phase: Phase; timeoutMs: number },
): Promise<SessionState> {
  const url = new URL(address);
  if (!isUploadAddress(url, access.service))
    throw new NetworkError({
      kind: "unknown",
      code: "INVALID_HANDLE",
      message: "The stored handle can't be read.",
    });
  const outcome = await requestJson(io, {
    method: "PUT",
    url,
    timeoutMs: call.timeoutMs,
    headers: { authorization: `Bearer ${access.accessToken}`, "content-range": `bytes ${call.range}` },
    raw: call.body ?? new Uint8Array(),
  });
  const state = readState(outcome);
  if (state !== undefined) return state;
  // The address stays out of what is noted: whoever has it can go on with the upload.
  throw classifyYoutube("PUT upload", outcome, call.phase, io.now());
}

function readState(outcome: HttpOutcome): SessionState | undefined {
  if (outcome.type === "failure") return undefined;
  if (outcome.status === 308) {
    const last = /^bytes=0-(\d+)$/.exec(outcome.headers.get("range") ?? "")?.[1];
    return { state: "going", received: last === undefined ? 0 : Number(last) + 1 };
  }
  if (outcome.status === 200 || outcome.status === 201) {
    const video = Video.safeParse(outcome.json);
    return video.success ? { state: "done", videoId: video.data.id } : undefined;
  }
  return [404, 410, 499].includes(outcome.status) ? { state: "lost" } : undefined;
}
