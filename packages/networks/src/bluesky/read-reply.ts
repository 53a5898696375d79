import { z } from "zod";
import type { JsonObject, NetworkIo, PublicPlace, Publishing } from "../network.ts";
import { NetworkError } from "../network-error.ts";
import { callXrpc } from "./call-xrpc.ts";
import { COLLECTION } from "./handle.ts";

const METHOD = "com.atproto.repo.getRecord";
const Strong = z.object({ uri: z.string(), cid: z.string() });

/** A reply names the posts above it by their content, too: the server is asked for it. */
export async function readReply(
  io: NetworkIo,
  pds: string,
  { root, parent }: NonNullable<Publishing["replyTo"]>,
): Promise<JsonObject> {
  const above = await readStrong(io, pds, root);
  return {
    root: above,
    parent: parent.remoteId === root.remoteId ? above : await readStrong(io, pds, parent),
  };
}

async function readStrong(io: NetworkIo, pds: string, { remoteId }: PublicPlace): Promise<JsonObject> {
  const [repo = "", , rkey = ""] = remoteId.replace("at://", "").split("/");
  try {
    const query = { repo, collection: COLLECTION, rkey };
    const { json } = await callXrpc(io, { service: pds, method: METHOD, phase: "prepare", query });
    const found = Strong.safeParse(json);
    if (found.success) return found.data;
  } catch (error) {
    if (!(error instanceof NetworkError) || error.code !== "RecordNotFound") throw error;
    const message = "The post it belongs under is no longer on Bluesky.";
    throw new NetworkError({ kind: "refused", code: "PARENT_GONE", message, cause: error });
  }
  const message = "Bluesky's server did not say which post it belongs under.";
  throw new NetworkError({ kind: "not-sent", code: "UNEXPECTED_ANSWER", message });
}
