import type { AddConnectionInput, Connection } from "@planrrr/contract";
import { asServer } from "./as-server.ts";

export type ConnectableNetwork = "bluesky" | "mastodon";

/** One thing a network asks for before it lets us post. */
export interface ConnectField {
  name: "identifier" | "secret" | "token" | "server";
  label: string;
  hint: string;
  /** Never shown unless asked, never filled in by a browser. */
  secret?: true;
  /** Behind this question, for the few it is about; may stay empty. */
  behind?: string;
}

export interface ConnectWords {
  title: string;
  asking: string;
  fields: readonly ConnectField[];
}

/** What has to be typed to connect an account, per network. */
export const connectWords: { [network in ConnectableNetwork]: ConnectWords } = {
  bluesky: {
    title: "Connect Bluesky",
    asking: "Asking Bluesky",
    fields: [
      { name: "identifier", label: "Your handle", hint: "For example you.bsky.social" },
      {
        name: "secret",
        label: "App password",
        hint: "Not your own password: make one in Bluesky under Settings, Privacy and security, App passwords. You can take it back there at any time.",
        secret: true,
      },
      {
        name: "server",
        label: "Server",
        hint: "Leave it empty for bsky.social.",
        behind: "My account is on another server",
      },
    ],
  },
  mastodon: {
    title: "Connect Mastodon",
    asking: "Asking your server",
    fields: [
      {
        name: "server",
        label: "Your server",
        hint: "The part after the second @ of your address, for example mastodon.social",
      },
      {
        name: "token",
        label: "Access token",
        hint: "On your server under Preferences, Development: make a new application that may read and write, open it and copy “Your access token”.",
        secret: true,
      },
    ],
  },
};

export type ConnectValues = { [name in ConnectField["name"]]: string };

/** What is known already of an account that is connected again. */
export function valuesOf(again: Connection | undefined): ConnectValues {
  const home = again?.network === "bluesky" && again.service.endsWith("bsky.social");
  return {
    identifier: again?.handle ?? "",
    secret: "",
    token: "",
    server: again && !home ? again.service : "",
  };
}

/** The values a network asked for, as the API takes them. */
export function toInput(network: ConnectableNetwork, values: ConnectValues): AddConnectionInput {
  const service = asServer(values.server);
  if (network === "mastodon") return { network, service, token: values.token.trim() };
  return { network, service, identifier: values.identifier.trim(), secret: values.secret };
}
