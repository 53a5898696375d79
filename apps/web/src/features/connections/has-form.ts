import type { NetworkName } from "@planrrr/contract";
import type { ConnectableNetwork } from "./connect-fields.ts";

/** The other networks are signed in to on a page of their own. */
export function hasForm(network: NetworkName): network is ConnectableNetwork {
  return network === "bluesky" || network === "mastodon";
}
