import type { JsonObject, NetworkAccount, NetworkIo } from "../network.ts";
import { parseCredentials } from "./credentials.ts";
import { readLongToken } from "./long-token.ts";

/** 60 more days for a token that still lives. The old one goes on until its own end, so a lost answer costs nothing. */
export async function refreshInstagram(
  io: NetworkIo,
  account: NetworkAccount,
  stored: JsonObject,
): Promise<JsonObject> {
  const credentials = parseCredentials(stored);
  if (credentials.login === "facebook") return stored;
  const query = { grant_type: "ig_refresh_token", access_token: credentials.token };
  return { ...credentials, ...(await readLongToken(io, account.service, "/refresh_access_token", query)) };
}
