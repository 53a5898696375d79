import type { NetworkName } from "@planrrr/contract";
import { bluesky } from "./bluesky/index.ts";
import { facebook } from "./facebook/index.ts";
import { instagram } from "./instagram/index.ts";
import { mastodon } from "./mastodon/index.ts";
import type { Network } from "./network.ts";
import { x } from "./x/index.ts";
import { youtube } from "./youtube/index.ts";

export const networks: Record<NetworkName, Network> = {
  bluesky,
  facebook,
  instagram,
  mastodon,
  x,
  youtube,
};

export function getNetwork(name: NetworkName): Network {
  return networks[name];
}
