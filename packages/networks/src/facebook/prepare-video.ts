import type { MediaRef, PublicationContent } from "@planrrr/contract";
import { z } from "zod";
import { callGraph } from "../graph/call-graph.ts";
import { metaHosts } from "../graph/meta-hosts.ts";
import { UPLOAD_TIMEOUT_MS } from "../http/request-json.ts";
import type { NetworkIo } from "../network.ts";
import { NetworkError } from "../network-error.ts";
import type { FacebookHandle } from "./handle.ts";
import type { FacebookPage } from "./page.ts";
import { readPart } from "./read-part.ts";
import { toMessage } from "./to-message.ts";

const Offsets = z.object({ start_offset: z.coerce.number().int(), end_offset: z.coerce.number().int() });
const Started = Offsets.extend({ video_id: z.string(), upload_session_id: z.string() });

/** More than Meta ever asks for at once; a whole film must not be held. */
const MAX_PART = 32_000_000;

/** Start and transfer, part by part as Meta asks for them; the finish is the commit. */
export async function prepareVideo(
  io: NetworkIo,
  page: FacebookPage,
  content: PublicationContent,
  item: MediaRef,
  fingerprint: string,
): Promise<FacebookHandle> {
  const call = {
    ...page,
    service: metaHosts(page.service).films,
    method: "POST",
    path: `/${page.pageId}/videos`,
    phase: "prepare",
  } as const;
  const body = { upload_phase: "start", file_size: item.bytes };
  const started = await callGraph(io, { ...call, body, answer: Started });
  let { start_offset: from, end_offset: to } = started;
  while (from < to) {
    const form = new FormData();
    form.append("upload_phase", "transfer");
    form.append("upload_session_id", started.upload_session_id);
    form.append("start_offset", String(from));
    form.append(
      "video_file_chunk",
      await readPart(io, item.id, from, Math.min(to, from + MAX_PART)),
      "chunk",
    );
    const next = await callGraph(io, { ...call, raw: form, answer: Offsets, timeoutMs: UPLOAD_TIMEOUT_MS });
    if (next.start_offset <= from) throw stuck();
    ({ start_offset: from, end_offset: to } = next);
  }
  return {
    kind: "video",
    videoId: started.video_id,
    sessionId: started.upload_session_id,
    content: fingerprint,
    message: toMessage(content),
  };
}

function stuck(): NetworkError {
  const message = "Facebook does not get on with this upload.";
  return new NetworkError({ kind: "not-sent", code: "UPLOAD_STUCK", message });
}
