import { NetworkName, type NetworkOffer } from "@planrrr/contract";
import type { PublishingContext } from "../context.ts";

/** Every network, by name, with the way to connect an account of it. */
export function listNetworks(
  ctx: Pick<PublishingContext, "networks" | "oauthApp">,
  standIns: readonly { network: NetworkName; url: string }[],
): NetworkOffer[] {
  return NetworkName.options.map((network) => {
    const { connect, oauth } = ctx.networks[network];
    const byForm = connect !== undefined || oauth === undefined;
    return {
      network,
      how: byForm ? "form" : "sign-in",
      setUp: byForm || ctx.oauthApp(network, oauth.service) !== undefined,
      sandbox: standIns.find((each) => each.network === network)?.url ?? null,
    };
  });
}
