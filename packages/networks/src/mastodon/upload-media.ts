import type { MediaRef } from "@planrrr/contract";
import { z } from "zod";
import type { NetworkIo } from "../network.ts";
import { NetworkError } from "../network-error.ts";
import { UPLOAD_TIMEOUT_MS } from "../http/request-json.ts";
import { callMastodon } from "./call-mastodon.ts";
import type { MastodonCredentials } from "./credentials.ts";

const Attachment = z.object({ id: z.string() });

/** In all about two minutes, closer together at first. */
const POLL_DELAYS_MS = [500, 500, 1000, 1000, 2000, 2000, 3000, ...Array.from({ length: 22 }, () => 5000)];

/** Uploads a file with its description and waits until the server has made it ready. Returns its id. */
export async function uploadMedia(
  io: NetworkIo,
  credentials: MastodonCredentials,
  item: MediaRef,
): Promise<string> {
  const form = new FormData();
  const file = await io.readMedia(item.id);
  form.append(
    "file",
    new Blob([file], { type: item.mimeType }),
    `${item.id}.${item.mimeType.split("/")[1] ?? "bin"}`,
  );
  if (item.alt !== "") form.append("description", item.alt);
  const { status, body } = await callMastodon(io, {
    ...credentials,
    method: "POST",
    path: "/api/v2/media",
    form,
    phase: "prepare",
    answer: Attachment,
    timeoutMs: UPLOAD_TIMEOUT_MS,
  });
  if (status === 202) await waitUntilProcessed(io, credentials, body.id);
  return body.id;
}

async function waitUntilProcessed(
  io: NetworkIo,
  credentials: MastodonCredentials,
  id: string,
): Promise<void> {
  for (const delay of POLL_DELAYS_MS) {
    if ((await readMediaState(io, credentials, id)) === "ready") return;
    await (io.sleep ?? sleep)(delay);
  }
  throw new NetworkError({
    kind: "not-sent",
    code: "MEDIA_STILL_PROCESSING",
    message: "The server is still working on a file.",
  });
}

/** `gone`: attached to a post already, or dropped; either way it can't be attached any more. */
export async function readMediaState(
  io: NetworkIo,
  credentials: MastodonCredentials,
  id: string,
): Promise<"ready" | "processing" | "gone"> {
  try {
    const path = `/api/v1/media/${encodeURIComponent(id)}`;
    const { status } = await callMastodon(io, { ...credentials, path, phase: "prepare", answer: Attachment });
    return status === 206 ? "processing" : "ready";
  } catch (error) {
    if (error instanceof NetworkError && error.status === 404) return "gone";
    throw error;
  }
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
