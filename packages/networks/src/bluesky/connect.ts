import { z } from "zod";
import type { Connected, NetworkAccount, NetworkIo } from "../network.ts";
import { NetworkError } from "../network-error.ts";
import { parseServiceUrl } from "../http/service-url.ts";
import { callXrpc } from "./call-xrpc.ts";
import { createSession, findPds, type Session } from "./session.ts";

const DEFAULT_SERVICE = "https://bsky.social";
// Bluesky's own app puts direction marks around a copied handle.
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** Signs in with an app password. Fields: `service` (may be empty), `identifier` (handle, DID or mail), `secret`. */
export async function connectBluesky(io: NetworkIo, input: { [field: string]: string }): Promise<Connected> {
  const service = parseServiceUrl(input["service"]?.trim() || DEFAULT_SERVICE);
  const identifier = (input["identifier"] ?? "").replace(INVISIBLE, "").trim().replace(/^@/, "");
  const appPassword = (input["secret"] ?? "").trim();
  if (identifier === "" || appPassword === "") {
    throw new NetworkError({
      kind: "refused",
      code: "MISSING_FIELD",
      message: "A handle and an app password are needed.",
    });
  }
  const session = await createSession(io, service, identifier, appPassword);
  const pds = findPds(session, service);
  return {
    account: await readAccount(io, session, pds),
    credentials: {
      service,
      pds,
      did: session.did,
      appPassword,
      accessJwt: session.accessJwt,
      refreshJwt: session.refreshJwt,
    },
  };
}

const Profile = z.object({
  value: z.object({
    displayName: z.string().optional().catch(undefined),
    avatar: z
      .object({ ref: z.object({ $link: z.string() }) })
      .optional()
      .catch(undefined),
  }),
});

async function readAccount(io: NetworkIo, session: Session, pds: string): Promise<NetworkAccount> {
  const profile = await readProfile(io, session.did, pds);
  const name = session.handle === "handle.invalid" ? session.did : session.handle;
  const cid = profile?.avatar?.ref.$link;
  const query = new URLSearchParams({ did: session.did, cid: cid ?? "" });
  return {
    id: session.did,
    handle: name === session.did ? name : `@${name}`,
    displayName: profile?.displayName?.trim() || name,
    ...(cid === undefined ? {} : { avatarUrl: `${pds}/xrpc/com.atproto.sync.getBlob?${query.toString()}` }),
    profileUrl: `https://bsky.app/profile/${name}`,
    service: pds,
    limits: {},
  };
}

/** The profile is decoration: an account without one, or whose profile can't be read, connects all the same. */
async function readProfile(
  io: NetworkIo,
  did: string,
  pds: string,
): Promise<z.infer<typeof Profile>["value"] | undefined> {
  try {
    const query = { repo: did, collection: "app.bsky.actor.profile", rkey: "self" };
    const answer = await callXrpc(io, {
      service: pds,
      method: "com.atproto.repo.getRecord",
      phase: "read",
      query,
    });
    return Profile.safeParse(answer.json).data?.value;
  } catch (error) {
    if (error instanceof NetworkError) return undefined;
    throw error;
  }
}
