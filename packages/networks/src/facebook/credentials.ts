import { z } from "zod";
import type { JsonObject } from "../network.ts";
import { NetworkError } from "../network-error.ts";

/** A page's own token; made of a long-lived login, it has no end of its own. */
const Credentials = z.object({ token: z.string().min(1) });
export type FacebookCredentials = z.infer<typeof Credentials>;

export function parseCredentials(stored: JsonObject): FacebookCredentials {
  const parsed = Credentials.safeParse(stored);
  if (parsed.success) return parsed.data;
  throw new NetworkError({
    kind: "reconnect",
    code: "INVALID_CREDENTIALS",
    message: "The stored sign-in is incomplete. Connect the page again.",
  });
}
