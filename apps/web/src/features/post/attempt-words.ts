import type { Attempt } from "@planrrr/contract";
import { networkNames, type StateKind } from "@planrrr/ui";

export interface AttemptWords {
  state: StateKind;
  what: string;
  meaning: string;
}

/** One row of the ledger for people: what we did, and what it means. */
export function attemptWords(attempt: Attempt): AttemptWords {
  const name = networkNames[attempt.network];
  // Some messages are a bare code, which stays with the raw reply.
  const said =
    attempt.message && /[a-z]/.test(attempt.message) ? attempt.message.trim().replace(/[.!]?$/, ".") : "";
  switch (attempt.outcome) {
    case "done":
      return { state: "out", what: doneWords[attempt.phase] ?? "Done", meaning: said };
    case "published":
      return {
        state: "out",
        what: attempt.phase === "reconcile" ? `Found it on ${name}` : `${name} has it`,
        meaning: said,
      };
    case "not-sent":
      return {
        state: "waiting",
        what: "Not sent yet",
        meaning: `${said} Nothing left this place, so we try again.`.trim(),
      };
    case "refused":
      return { state: "failed", what: `${name} did not take it`, meaning: said };
    case "reconnect":
      return { state: "fix", what: `${name} asked you to sign in again`, meaning: said };
    case "unknown":
      return {
        state: "unknown",
        what: "Sent it. No answer",
        meaning: `${said} It may be out, it may not: we look before we send again.`.trim(),
      };
    case "not-published":
      return { state: "waiting", what: `Looked on ${name}: it is not there`, meaning: said };
    case "cannot-tell":
      return {
        state: "waiting",
        what: `Looked on ${name} and could not tell`,
        meaning: `${said} We ask again.`.trim(),
      };
    case "gave-up":
      return { state: "failed", what: "Stopped trying", meaning: said };
    case "taken-over":
      return {
        state: "waiting",
        what: "Our own worker fell silent",
        meaning: "Another one has taken over and asks first.",
      };
  }
}

const doneWords: { [phase in Attempt["phase"]]?: string } = {
  claim: "Took it up",
  prepare: "Got the post ready",
  arm: "Noted how to find it again",
  commit: "Sent it",
  confirm: "Wrote down that it is out",
  reconcile: "Looked whether it is there",
  resolve: "You told us how it stands",
};

/** When it happened, as people would say: what came to an end, at its end; what we did, at its beginning. */
export function momentOf({ outcome, startedAt, endedAt }: Attempt): Date {
  return outcome === "gave-up" || outcome === "taken-over" ? endedAt : startedAt;
}

/** Rows that only say that all is well between two others would hide the ones that matter. */
export function isWorthTelling({ phase, outcome }: Attempt): boolean {
  return !(outcome === "done" && (phase === "claim" || phase === "arm" || phase === "confirm"));
}
