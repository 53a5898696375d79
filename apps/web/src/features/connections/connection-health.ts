import type { Connection } from "@planrrr/contract";
import { networkNames } from "@planrrr/ui";
import type { Clock, StateWords } from "../posts/post-state.ts";
import { hasForm } from "./has-form.ts";
import { numberWord } from "../../time/number-word.ts";
import { capitalise, sayDay, sayWhen } from "../../time/say-when.ts";

/** planrrr renews what it can with 30 days left; only what is left after that is a person's to do. */
const FORECAST_MS = 28 * 86_400_000;

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
  const { breaker, breakerUntil } = connection.state;
  if (breaker === "open")
    return {
      kind: "waiting",
      words: `${name} does not answer`,
      sentence: `What is due waits, and we try again ${breakerUntil && breakerUntil > now ? sayWhen(breakerUntil, timeZone, now) : "in a moment"}. You need not do anything.`,
    };
  if (breaker === "half-open")
    return {
      kind: "waiting",
      words: `${name} did not answer`,
      sentence: "We are trying it with one post. The others follow once it answers.",
    };
  return { kind: "out", words: "Connected", sentence: "Ready. Posts go out at their time." };
}

/** "Connect it again before 12 March: Instagram's permission ends then." Said four weeks ahead, and only while it still works. */
export function expiryWords(
  { network, status, expiresAt }: Pick<Connection, "network" | "status" | "expiresAt">,
  { now, timeZone }: Clock,
): string {
  if (status !== "ACTIVE" || !expiresAt || expiresAt.getTime() - now.getTime() > FORECAST_MS) return "";
  return `Connect it again before ${sayDay(expiresAt, timeZone, now)}: ${networkNames[network]} ends our permission then.`;
}

/** Limits of the network that are nearly used up, and when they begin anew. */
export function limitWords({ state }: Pick<Connection, "state">, { now, timeZone }: Clock): string {
  return state.usage
    .filter(({ limit, remaining, resetAt }) => remaining * 10 <= limit && resetAt > now)
    .map(
      ({ scope, limit, remaining, resetAt }) =>
        `${remaining === 0 ? "Nothing" : numberOf(remaining)} left of ${numberOf(limit)} that the network allows ${scope === "app" ? "all accounts here" : "this account"} until ${sayWhen(resetAt, timeZone, now)}.`,
    )
    .join(" ");
}

/** What the network still allows, said before anything is sent: "97 of 100 left for this account until 9:00." */
export function quotaWords({ state }: Pick<Connection, "state">, { now, timeZone }: Clock): string {
  const [tightest] = state.usage
    .filter(({ resetAt }) => resetAt > now)
    .toSorted((one, other) => one.remaining / one.limit - other.remaining / other.limit);
  if (!tightest) return "";
  const { scope, limit, remaining, resetAt } = tightest;
  const whose = scope === "app" ? "all accounts here" : "this account";
  return `${numberOf(remaining)} of ${numberOf(limit)} left that the network allows ${whose} until ${sayWhen(resetAt, timeZone, now)}.`;
}

const numberOf = (count: number): string => count.toLocaleString("en-GB");

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

/** Whose account it is and where: "Ann, on mastodon.example." A network with one address of its own needs none. */
export function whoseWords({
  network,
  service,
  displayName,
  handle,
}: Pick<Connection, "network" | "service" | "displayName" | "handle">): string {
  const host = URL.canParse(service) ? new URL(service).hostname : service;
  const isPractice = host === "127.0.0.1" || host === "localhost";
  const server = URL.canParse(service) ? new URL(service).host : service;
  const where = hasForm(network) ? `on ${server}` : isPractice ? "a practice account" : "";
  if (displayName === handle) return where === "" ? "" : `${capitalise(where)}.`;
  return where === "" ? displayName.replace(/\.?$/, ".") : `${displayName}, ${where}.`;
}
