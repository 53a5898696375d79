import { z } from "zod";
import type { NetworkIo } from "../network.ts";
import { NetworkError } from "../network-error.ts";
import { callXrpc, type XrpcAnswer } from "./call-xrpc.ts";
import { parseAnswer } from "./parse-answer.ts";

const Session = z.object({
  did: z.string().startsWith("did:"),
  handle: z.string(),
  accessJwt: z.string(),
  refreshJwt: z.string(),
  active: z.boolean().optional(),
  didDoc: z
    .object({
      service: z
        .array(z.object({ id: z.string(), type: z.string(), serviceEndpoint: z.unknown() }))
        .optional(),
    })
    .optional()
    .catch(undefined),
});
export type Session = z.infer<typeof Session>;

const CREATE = "com.atproto.server.createSession";
const REFRESH = "com.atproto.server.refreshSession";

export async function createSession(
  io: NetworkIo,
  service: string,
  identifier: string,
  password: string,
): Promise<Session> {
  const answer = await callXrpc(io, {
    service,
    method: CREATE,
    phase: "prepare",
    body: { identifier, password },
  });
  return readSession(CREATE, answer);
}

export async function refreshSession(io: NetworkIo, pds: string, refreshJwt: string): Promise<Session> {
  const answer = await callXrpc(io, {
    service: pds,
    method: REFRESH,
    phase: "prepare",
    token: refreshJwt,
    procedure: true,
  });
  return readSession(REFRESH, answer);
}

function readSession(call: string, answer: XrpcAnswer): Session {
  const session = parseAnswer(Session, call, answer, "prepare");
  if (session.active !== false) return session;
  throw new NetworkError({
    kind: "reconnect",
    code: "AccountDeactivated",
    message: "This Bluesky account is not active.",
  });
}

/** Hosts that only sign people in and pass them on to the server that holds their repository. */
const ENTRYWAYS = ["bsky.social"];

/**
 * The server that holds the repository. Behind an entryway it is the one the session names; any other server was
 * named by the user, who may reach it by another address than the world does (a proxy, a name of the own network).
 */
export function findPds(session: Session, service: string): string {
  if (!ENTRYWAYS.includes(new URL(service).hostname)) return service;
  const entry = session.didDoc?.service?.find(
    (one) => one.id === "#atproto_pds" || one.id === `${session.did}#atproto_pds`,
  );
  const endpoint = typeof entry?.serviceEndpoint === "string" ? URL.parse(entry.serviceEndpoint) : null;
  // Tokens that came over TLS do not go out without it.
  const isSafe =
    endpoint?.protocol === "https:" || (endpoint?.protocol === "http:" && service.startsWith("http:"));
  return endpoint !== null && isSafe ? endpoint.origin : service;
}
