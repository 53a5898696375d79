import type { NetworkName } from "@planrrr/contract";
import type { OAuthApp } from "@planrrr/networks";
import type { PublishingContext, Registration } from "@planrrr/publishing";
import type { ApiConfig } from "./config.ts";
import { type ApiEnv, registeredNetworks } from "./env.ts";

export type OAuthApps = { [network: string]: OAuthApp };

export function readOAuthApps(env: ApiEnv): OAuthApps {
  return Object.fromEntries(
    registeredNetworks.flatMap((network) => {
      const prefix = network.toUpperCase() as Uppercase<typeof network>;
      const [clientId, clientSecret] = [env[`${prefix}_CLIENT_ID`], env[`${prefix}_CLIENT_SECRET`]];
      return clientId && clientSecret ? [[network, { clientId, clientSecret }]] : [];
    }),
  );
}

/** Meta lets an Instagram account be reached through a Facebook login: its calls are Facebook's then. */
const throughFacebook = "https://graph.facebook.com";

/** The registration for a network at an address. A secret is never sent to an address that is not the network's own. */
export function findOAuthApp(
  config: Pick<ApiConfig, "oauthApps" | "sandbox" | "sandboxNetworks">,
  networks: PublishingContext["networks"],
): PublishingContext["oauthApp"] {
  return (network, service) => {
    const standIn = config.sandbox
      ? config.sandboxNetworks.find((each) => each.network === network && each.url === service)
      : undefined;
    if (standIn) return standIn.app;
    if (service === throughFacebook) return config.oauthApps["facebook"];
    return service === networks[network].oauth?.service ? config.oauthApps[network] : undefined;
  };
}

/** Whoever may sign what a network tells us: our registration there, and its stand-in's beside a local start. */
export function listRegistrations(
  config: Pick<ApiConfig, "oauthApps" | "sandbox" | "sandboxNetworks">,
  networks: PublishingContext["networks"],
  network: NetworkName,
): Registration[] {
  const own = config.oauthApps[network];
  const service = networks[network].oauth?.service;
  const standIns = config.sandbox ? config.sandboxNetworks : [];
  return [
    ...(own && service ? [{ service, clientSecret: own.clientSecret }] : []),
    ...standIns.flatMap(({ network: name, url, app }) =>
      name === network && app ? [{ service: url, clientSecret: app.clientSecret }] : [],
    ),
  ];
}
