import { z } from "zod";
import type { JsonObject } from "../network.ts";
import { NetworkError } from "../network-error.ts";

const Credentials = z.object({ service: z.url(), token: z.string().min(1) });
export type MastodonCredentials = z.infer<typeof Credentials>;

export function parseCredentials(stored: JsonObject): MastodonCredentials {
  const parsed = Credentials.safeParse(stored);
  if (parsed.success) return parsed.data;
  throw new NetworkError({
    kind: "reconnect",
    code: "INVALID_CREDENTIALS",
    message: "The stored sign-in is incomplete. Connect the account again.",
  });
}
