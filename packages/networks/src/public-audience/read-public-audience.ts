import type { NetworkIo } from "../network.ts";
import { readJson } from "./json.ts";
import { readFacebook, readInstagram } from "./meta.ts";
import { readBluesky, readMastodon } from "./open-networks.ts";
import type { PublicSource } from "./source.ts";
import type { PublicAudience } from "./to-audience.ts";
import { readX } from "./x.ts";
import { readYoutube } from "./youtube.ts";

/** How many follow the account now. Throws `NetworkError`; never a number that the source did not tell. */
export async function readPublicAudience(io: NetworkIo, source: PublicSource): Promise<PublicAudience> {
  switch (source.network) {
    case "instagram":
      return readInstagram(io, source);
    case "facebook":
      return readFacebook(io, source);
    case "youtube":
      return readYoutube(io, source);
    case "x":
      return readX(io, source);
    case "bluesky":
      return readBluesky(io, source);
    case "mastodon":
      return readMastodon(io, source);
    case "json":
      return readJson(io, source);
  }
}
