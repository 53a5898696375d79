import type { MediaRef } from "@planrrr/contract";
import { classifyGraph } from "../graph/classify-graph.ts";
import type { HttpOutcome } from "../http/answer.ts";
import { readBody } from "../http/read-body.ts";
import { toTransportFailure } from "../http/transport-failure.ts";
import type { NetworkIo } from "../network.ts";

/** Gigabytes on a thin line; the attempt's own signal ends it earlier. */
const FILM_TIMEOUT_MS = 1_800_000;

/** Streams a file to rupload.facebook.com in one request, as reels are sent. */
export async function sendFilm(io: NetworkIo, token: string, url: string, item: MediaRef): Promise<void> {
  const outcome = await send(io, token, url, item);
  if (outcome.type === "answer" && outcome.status === 200 && outcome.json !== undefined) return;
  throw classifyGraph("POST /video-upload", outcome, "prepare", io.now());
}

async function send(io: NetworkIo, token: string, url: string, item: MediaRef): Promise<HttpOutcome> {
  const { stream, bytes } = await io.openMedia(item.id);
  const timeout = AbortSignal.timeout(FILM_TIMEOUT_MS);
  try {
    const response = await io.fetch(url, {
      method: "POST",
      headers: {
        authorization: `OAuth ${token}`,
        offset: "0",
        file_size: String(bytes),
        "content-type": "application/octet-stream",
        "content-length": String(bytes),
      },
      body: stream,
      duplex: "half",
      // Else the runtime keeps a copy of all that was sent, to send it again after a redirect.
      redirect: "error",
      window: null,
      signal: io.signal === undefined ? timeout : AbortSignal.any([io.signal, timeout]),
    });
    return {
      type: "answer",
      status: response.status,
      headers: response.headers,
      ...(await readBody(response)),
    };
  } catch (error) {
    return toTransportFailure(error);
  }
}
