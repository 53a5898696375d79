import type { MediaRef } from "@planrrr/contract";
import { callGraph, Made } from "../graph/call-graph.ts";
import { UPLOAD_TIMEOUT_MS } from "../http/request-json.ts";
import type { NetworkIo } from "../network.ts";
import type { FacebookPage } from "./page.ts";

/** A picture nobody sees until a post shows it. Returns its id. */
export async function uploadPhoto(io: NetworkIo, page: FacebookPage, item: MediaRef): Promise<string> {
  const form = new FormData();
  const file = await io.readMedia(item.id);
  form.append(
    "source",
    new Blob([file], { type: item.mimeType }),
    `${item.id}.${item.mimeType.split("/")[1] ?? "bin"}`,
  );
  form.append("published", "false");
  form.append("temporary", "true");
  if (item.alt !== "") form.append("alt_text_custom", item.alt);
  const made = await callGraph(io, {
    ...page,
    method: "POST",
    path: `/${page.pageId}/photos`,
    raw: form,
    phase: "prepare",
    answer: Made,
    timeoutMs: UPLOAD_TIMEOUT_MS,
  });
  return made.id;
}
