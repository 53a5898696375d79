import type { JsonObject, NetworkAccount } from "../network.ts";
import { parseCredentials } from "./credentials.ts";

/** What every call of a page needs. */
export interface FacebookPage {
  service: string;
  token: string;
  pageId: string;
}

export function toPage(account: NetworkAccount, credentials: JsonObject): FacebookPage {
  const { token } = parseCredentials(credentials);
  return { service: account.service, token, pageId: encodeURIComponent(account.id) };
}
