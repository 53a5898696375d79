import type { Connection } from "@planrrr/contract";
import { networkNames } from "@planrrr/ui";
import type { Clock, StateWords } from "../posts/post-state.ts";
import { numberWord } from "../../time/number-word.ts";
import { capitalise, sayWhen } from "../../time/say-when.ts";

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
      sentence: `${reason ? `${reason.replace(/\.?$/, ".")} ` : ""}What is planned here waits until you connect it again, and then goes out by itself. Nothing is lost.`,
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

/** What happens on it: "Last post yesterday, 9:00 in Dublin. Two are planned." */
export function activityWords(
  { lastPublishedAt, planned }: Pick<Connection, "lastPublishedAt" | "planned">,
  { now, timeZone }: Clock,
): string {
  const last = lastPublishedAt
    ? `Last post ${sayWhen(lastPublishedAt, timeZone, now)}.`
    : "Nothing has gone out here yet.";
  return planned === 0
    ? last
    : `${last} ${capitalise(numberWord(planned))} ${planned === 1 ? "is" : "are"} planned.`;
}

/** What becomes of everything, before a connection is removed. */
export function removalWords({ network, planned }: Pick<Connection, "network" | "planned">): string {
  const name = networkNames[network];
  const stopped =
    planned === 0
      ? "Nothing is planned on it."
      : planned === 1
        ? "One planned post does not go out on it."
        : `${capitalise(numberWord(planned))} planned posts do not go out on it.`;
  return `${stopped} What is out stays on ${name}, and in your history here. We forget its access; connect it again whenever you like.`;
}

/** `https://mastodon.example` is "mastodon.example". */
export function serverOf({ service }: Pick<Connection, "service">): string {
  return URL.canParse(service) ? new URL(service).host : service;
}
