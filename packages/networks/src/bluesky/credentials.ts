import { z } from "zod";
import type { JsonObject } from "../network.ts";
import { NetworkError } from "../network-error.ts";

/** What is kept of a connection. The session is kept because new ones are limited to 30 in 5 minutes. */
const Credentials = z.object({
  /** Where one signs in: the entryway, e.g. https://bsky.social. */
  service: z.url(),
  /** The server that holds the repository. */
  pds: z.url(),
  did: z.string().startsWith("did:"),
  appPassword: z.string(),
  accessJwt: z.string(),
  refreshJwt: z.string(),
});
export type BlueskyCredentials = z.infer<typeof Credentials>;

export function parseCredentials(stored: JsonObject): BlueskyCredentials {
  const parsed = Credentials.safeParse(stored);
  if (parsed.success) return parsed.data;
  throw new NetworkError({
    kind: "reconnect",
    code: "INVALID_CREDENTIALS",
    message: "The stored sign-in is incomplete. Connect the account again.",
  });
}
