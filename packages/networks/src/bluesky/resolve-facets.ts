import { z } from "zod";
import type { Json, JsonObject, NetworkIo } from "../network.ts";
import { NetworkError } from "../network-error.ts";
import { callXrpc } from "./call-xrpc.ts";
import { detectFacets } from "./detect-facets.ts";

const Resolved = z.object({ did: z.string().startsWith("did:") });

/** The facets of a text as a record holds them. A handle that nobody has stays plain text. */
export async function resolveFacets(io: NetworkIo, pds: string, text: string): Promise<JsonObject[]> {
  const dids = new Map<string, string | null>();
  const facets: JsonObject[] = [];
  for (const facet of detectFacets(text)) {
    const index: Json = { byteStart: facet.index.byteStart, byteEnd: facet.index.byteEnd };
    if (facet.kind === "link") {
      facets.push({ index, features: [{ $type: "app.bsky.richtext.facet#link", uri: facet.uri }] });
    } else if (facet.kind === "tag") {
      facets.push({ index, features: [{ $type: "app.bsky.richtext.facet#tag", tag: facet.tag }] });
    } else {
      const known = dids.get(facet.handle);
      const did = known === undefined ? await resolveHandle(io, pds, facet.handle) : known;
      dids.set(facet.handle, did);
      if (did !== null) facets.push({ index, features: [{ $type: "app.bsky.richtext.facet#mention", did }] });
    }
  }
  return facets;
}

async function resolveHandle(io: NetworkIo, pds: string, handle: string): Promise<string | null> {
  try {
    const query = { handle };
    const answer = await callXrpc(io, {
      service: pds,
      method: "com.atproto.identity.resolveHandle",
      phase: "read",
      query,
    });
    return Resolved.safeParse(answer.json).data?.did ?? null;
  } catch (error) {
    // The server looked and found nobody. Anything else is its trouble, not the handle's: try again later.
    if (error instanceof NetworkError && error.status === 400) return null;
    throw error;
  }
}
