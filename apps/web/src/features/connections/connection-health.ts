import type { Connection } from "@planrrr/contract";
import { networkNames } from "@planrrr/ui";
import type { Clock, StateWords } from "../posts/post-state.ts";
import { sayWhen } from "../../time/say-when.ts";

export interface Health extends StateWords {
  words: string;
  sentence: string;
}

/** How a connection is, for its owner. */
export function connectionHealth(connection: Connection, { now, timeZone }: Clock): Health {
  const name = networkNames[connection.network];
  if (connection.status === "NEEDS_RECONNECTING") {
    const reason = connection.statusReason?.trim();
    return {
      kind: "fix",
      words: `${name} asks you to sign in again`,
      sentence: `${reason ? `${reason.replace(/\.?$/, ".")} ` : ""}What is planned here waits until you reconnect it. Nothing is lost.`,
    };
  }
  if (connection.holdUntil && connection.holdUntil > now)
    return {
      kind: "waiting",
      words: `${name} asked for a pause`,
      sentence: `It goes on by itself ${sayWhen(connection.holdUntil, timeZone, now)}. You need not do anything.`,
    };
  return { kind: "out", words: "Connected", sentence: "Ready. Posts go out at their time." };
}

/** `https://mastodon.example` is "mastodon.example". */
export function serverOf({ service }: Pick<Connection, "service">): string {
  return URL.canParse(service) ? new URL(service).host : service;
}
