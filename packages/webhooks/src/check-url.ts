import { isIP } from "node:net";
import { AppError } from "@planrrr/contract";
import { addressRange } from "@planrrr/resilience";
import type { WebhooksContext } from "./context.ts";

/**
 * Throws INVALID_INPUT for an address that nothing would be sent to. Who stands behind a name is checked whenever it is
 * sent to: names may change until then.
 */
export function checkUrl(
  { allowLoopback, allowPrivateHosts }: Pick<WebhooksContext, "allowLoopback" | "allowPrivateHosts">,
  url: string,
): void {
  const { protocol, host, hostname, username, password } = new URL(url);
  if (username !== "" || password !== "")
    throw refusal("Leave name and password out of the address: the signature says who sends.");
  const address = hostname.replaceAll(/^\[|\]$/g, "");
  const range = isIP(address) ? addressRange(address) : undefined;
  const isHere = allowLoopback && (range === "loopback" || hostname === "localhost");
  const isOwn = isHere || allowPrivateHosts.includes(host) || allowPrivateHosts.includes(hostname);
  if (protocol !== "https:" && !(isOwn && protocol === "http:"))
    throw refusal("The address has to begin with https://.");
  if (range && range !== "public" && !isOwn)
    throw refusal("This address can't be reached from the internet.");
}

function refusal(message: string): AppError {
  return new AppError("INVALID_INPUT", message, { details: { errors: [{ path: "url", message }] } });
}
