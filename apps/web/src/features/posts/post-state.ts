import type { Post, Publication } from "@planrrr/contract";
import { networkNames, type StateKind } from "@planrrr/ui";
import { numberWord } from "../../time/number-word.ts";
import { sayDay, sayTime } from "../../time/say-when.ts";

export interface StateWords {
  kind: StateKind;
  /** More exact than the kind's own words. */
  words?: string;
}

export interface Clock {
  now: Date;
  timeZone: string;
}

/** What a publication's state is called, and its shape. */
export function publicationState(publication: Publication, clock: Clock): StateWords {
  const name = networkNames[publication.network];
  if (waitsForSignIn(publication)) return { kind: "fix", words: `${name} asks you to sign in again` };
  switch (publication.status) {
    case "SCHEDULED":
      if (publication.waitingFor === "approval") return { kind: "waiting", words: "Waiting for a yes" };
      if (publication.waitingFor === "retry")
        return { kind: "waiting", words: waitingWords(publication, clock) };
      return { kind: "planned" };
    case "PUBLISHING":
      // Sent, and the answer was lost: nothing goes out now, we look first.
      return publication.waitingFor === "confirmation"
        ? { kind: "waiting", words: `Looking whether it is on ${name}` }
        : { kind: "now" };
    case "PUBLISHED":
      return { kind: "out" };
    case "FAILED":
      return { kind: "failed" };
    case "UNCONFIRMED":
      return { kind: "unknown" };
    case "CANCELLED":
      return { kind: "cancelled" };
  }
}

/** Nothing moves until somebody signs in at the network: neither what was never sent nor what was, its answer lost. */
export function waitsForSignIn({ status, waitingFor }: Pick<Publication, "status" | "waitingFor">): boolean {
  return waitingFor === "reconnect" && (status === "SCHEDULED" || status === "PUBLISHING");
}

function waitingWords({ network, nextAttemptAt }: Publication, { now, timeZone }: Clock): string {
  const name = networkNames[network];
  if (!nextAttemptAt || nextAttemptAt <= now) return `Waiting for ${name}`;
  const day = sayDay(nextAttemptAt, timeZone, now);
  return `Waiting for ${name} until ${day === "today" ? "" : `${day}, `}${sayTime(nextAttemptAt, timeZone)}`;
}

/** What needs somebody comes first, then what is alive, then the rest. */
const loudest: StateKind[] = ["unknown", "failed", "fix", "now", "waiting", "planned", "cancelled", "out"];

/** One state for the whole post: the one of its publications that matters most now. */
export function postState(post: Pick<Post, "status" | "publications">, clock: Clock): StateWords {
  if (post.status === "DRAFT") return { kind: "draft" };
  if (post.status === "PENDING_APPROVAL") return { kind: "waiting", words: "Waiting for a yes" };
  const states = post.publications.map((publication) => publicationState(publication, clock));
  const kind = loudestOf(states) ?? "draft";
  const alike = states.filter((state) => state.kind === kind);
  const accounts = accountKinds(post.publications, clock);
  const out = accounts.filter((account) => account === "out").length;
  if (kind === "failed" && out > 0)
    return { kind, words: `Went out on ${numberWord(out)} of ${numberWord(accounts.length)}` };
  if (kind === "failed" && states.some((state) => state.kind === "out"))
    return { kind, words: "Went out in part" };
  if (alike.length === 1 && alike[0]?.words) return { kind, words: alike[0].words };
  return { kind };
}

/** How it stands on each account: one on which a part of it needs somebody is not done with. */
export function accountKinds(publications: readonly Publication[], clock: Clock): StateKind[] {
  const byAccount = Map.groupBy(publications, ({ connectionId }) => connectionId);
  return [...byAccount.values()].map(
    (all) => loudestOf(all.map((publication) => publicationState(publication, clock))) ?? "draft",
  );
}

function loudestOf(states: readonly StateWords[]): StateKind | undefined {
  return loudest.find((candidate) => states.some(({ kind }) => kind === candidate));
}

/** Whether something will change within seconds. */
export function isMoving(post: Pick<Post, "publications">, now: Date): boolean {
  return post.publications.some(
    ({ status, waitingFor, nextAttemptAt }) =>
      (status === "PUBLISHING" && waitingFor !== "reconnect") ||
      (status === "SCHEDULED" && nextAttemptAt !== null && nextAttemptAt.getTime() - now.getTime() < 5_000),
  );
}

/** Whether nothing of it is public and nothing on its way: the words can still be changed. */
export function isChangeable({ status, publications }: Pick<Post, "status" | "publications">): boolean {
  if (status === "SCHEDULED" || status === "PENDING_APPROVAL") return true;
  return (
    status === "FAILED" &&
    publications.every((each) => each.status === "FAILED" || each.status === "CANCELLED")
  );
}

/** The first words of a post, as its name. */
export function titleOf(text: string): string {
  const [line = ""] = text.trim().split("\n");
  return line.trim() || "No words yet";
}
