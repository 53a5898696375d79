import type { MediaRef } from "@planrrr/contract";
import { z } from "zod";
import { cutStream } from "../http/cut-stream.ts";
import { encodeForm } from "../http/encode-form.ts";
import { UPLOAD_TIMEOUT_MS } from "../http/request-json.ts";
import type { NetworkIo } from "../network.ts";
import { NetworkError } from "../network-error.ts";
import { callX } from "./call-x.ts";

/** What is on its way is all that is ever held. */
const SEGMENT_BYTES = 2 * 1_048_576;
/** A large file has larger segments, of up to 5 MB. */
const MAX_SEGMENTS = 1000;
const SEGMENT_TRIES = 3;
/** Long videos are worked on for minutes. */
const MAX_POLLS = 120;

const Upload = z.object({
  data: z.object({
    id: z.string(),
    processing_info: z
      .object({ state: z.string(), check_after_secs: z.number().positive().catch(5).default(5) })
      .optional(),
  }),
});
const Anything = z.unknown();

interface Access {
  service: string;
  accessToken: string;
}

/** Uploads a file in pieces with its description, and waits until X has made it ready. Returns its id. */
export async function uploadMedia(io: NetworkIo, access: Access, item: MediaRef): Promise<string> {
  const start = { media_type: item.mimeType, total_bytes: item.bytes, media_category: categoryOf(item) };
  const call = { ...access, method: "POST", phase: "prepare" } as const;
  const opened = await callX(io, {
    ...call,
    path: "/2/media/upload/initialize",
    body: start,
    answer: Upload,
  });
  const { id } = opened.body.data;
  const { stream } = await io.openMedia(item.id);
  const size = Math.max(SEGMENT_BYTES, Math.ceil(item.bytes / MAX_SEGMENTS));
  let index = 0;
  for await (const segment of cutStream(stream, size)) {
    await appendSegment(io, access, id, index, segment);
    index += 1;
  }
  const path = `/2/media/upload/${id}/finalize`;
  const closed = await callX(io, { ...call, path, answer: Upload, timeoutMs: UPLOAD_TIMEOUT_MS });
  await waitUntilReady(io, access, closed.body.data);
  const text = item.alt.trim();
  if (text !== "") {
    const body = { id, metadata: { alt_text: { text } } };
    await callX(io, { ...call, path: "/2/media/metadata", body, answer: Anything });
  }
  return id;
}

function categoryOf({ kind, mimeType }: MediaRef): string {
  if (kind === "video") return "tweet_video";
  return mimeType === "image/gif" ? "tweet_gif" : "tweet_image";
}

/** One piece may fail without all of a large file going again: the same number replaces what came before. */
async function appendSegment(
  io: NetworkIo,
  access: Access,
  id: string,
  index: number,
  segment: Uint8Array<ArrayBuffer>,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const form = encodeForm({ segment_index: String(index) }, { name: "media", bytes: segment });
    try {
      const path = `/2/media/upload/${id}/append`;
      const call = { ...access, method: "POST", path, form, phase: "prepare", answer: Anything } as const;
      await callX(io, { ...call, timeoutMs: UPLOAD_TIMEOUT_MS });
      return;
    } catch (error) {
      const isPassing = error instanceof NetworkError && error.kind === "not-sent";
      if (!isPassing || attempt === SEGMENT_TRIES || io.signal?.aborted === true) throw error;
      await (io.sleep ?? sleep)(1000 * attempt);
    }
  }
}

async function waitUntilReady(
  io: NetworkIo,
  access: Access,
  first: z.infer<typeof Upload>["data"],
): Promise<void> {
  let info = first.processing_info;
  for (let poll = 0; info !== undefined && info.state !== "succeeded"; poll += 1) {
    if (info.state === "failed")
      throw new NetworkError({
        kind: "refused",
        code: "MEDIA_REFUSED",
        message: "X can't read this video. Another format may help: MP4 with H.264 and AAC.",
      });
    if (poll === MAX_POLLS)
      throw new NetworkError({
        kind: "not-sent",
        code: "MEDIA_STILL_PROCESSING",
        message: "X is still working on a file.",
      });
    await (io.sleep ?? sleep)(info.check_after_secs * 1000);
    const query = { command: "STATUS", media_id: first.id };
    const call = { ...access, path: "/2/media/upload", query, phase: "prepare", answer: Upload } as const;
    info = (await callX(io, call)).body.data.processing_info;
  }
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
