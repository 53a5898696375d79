import type { MediaRef } from "@planrrr/contract";
import { z } from "zod";
import { callGraph } from "../graph/call-graph.ts";
import { classifyGraph } from "../graph/classify-graph.ts";
import type { HttpOutcome } from "../http/answer.ts";
import { readBody } from "../http/read-body.ts";
import { toTransportFailure } from "../http/transport-failure.ts";
import type { NetworkIo } from "../network.ts";
import type { FacebookPage } from "./page.ts";

/** Gigabytes on a thin line; the attempt's own signal ends it earlier. */
const FILM_TIMEOUT_MS = 1_800_000;

const Upload = z.object({
  status: z.object({
    uploading_phase: z.object({
      status: z.string(),
      bytes_transferred: z.number().int().optional(),
      // As some of Meta's pages spell it.
      bytes_transfered: z.number().int().optional(),
    }),
  }),
});

/** Streams a file to rupload.facebook.com, as reels are sent. A line that breaks is taken up where it broke. */
export async function sendFilm(
  io: NetworkIo,
  page: FacebookPage,
  upload: { videoId: string; url: string },
  item: MediaRef,
): Promise<void> {
  let from = 0;
  for (;;) {
    const outcome = await send(io, page.token, upload.url, item, from);
    if (outcome.type === "answer" && outcome.status === 200 && outcome.json !== undefined) return;
    const failure = classifyGraph("POST /video-upload", outcome, "prepare", io.now());
    if (failure.kind !== "not-sent" || io.signal?.aborted === true) throw failure;
    const { isComplete, received } = await readUpload(io, page, upload.videoId);
    if (isComplete) return;
    // Without any progress it is not the line.
    if (received <= from) throw failure;
    from = received;
  }
}

async function readUpload(io: NetworkIo, page: FacebookPage, id: string) {
  const call = { ...page, path: `/${id}`, query: { fields: "status" }, phase: "prepare" } as const;
  const { uploading_phase: phase } = (await callGraph(io, { ...call, answer: Upload })).status;
  return {
    isComplete: phase.status === "complete",
    received: phase.bytes_transferred ?? phase.bytes_transfered ?? 0,
  };
}

async function send(
  io: NetworkIo,
  token: string,
  url: string,
  item: MediaRef,
  from: number,
): Promise<HttpOutcome> {
  const { stream, bytes } = await io.openMedia(item.id, from);
  const timeout = AbortSignal.timeout(FILM_TIMEOUT_MS);
  try {
    const response = await io.fetch(url, {
      method: "POST",
      headers: {
        authorization: `OAuth ${token}`,
        offset: String(from),
        file_size: String(bytes),
        "content-type": "application/octet-stream",
        "content-length": String(bytes - from),
      },
      body: stream,
      duplex: "half",
      // Else the runtime keeps a copy of all that was sent, to send it again after a redirect.
      redirect: "error",
      window: null,
      signal: io.signal === undefined ? timeout : AbortSignal.any([io.signal, timeout]),
    });
    const { status, headers } = response;
    return { type: "answer", status, headers, ...(await readBody(response)) };
  } catch (error) {
    return toTransportFailure(error);
  }
}
