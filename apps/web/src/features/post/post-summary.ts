import type { Post } from "@planrrr/contract";
import { networkNames } from "@planrrr/ui";
import { accountKinds, type Clock } from "../posts/post-state.ts";
import { numberWord } from "../../time/number-word.ts";
import { capitalise, sayWhen } from "../../time/say-when.ts";

/** The sentence under a post's title: when, and how it stands. */
export function postSummary(post: Post, clock: Clock): string {
  const at = post.scheduledAt ?? (post.status === "DRAFT" ? null : post.createdAt);
  const when = at ? `${capitalise(sayWhen(at, clock.timeZone, clock.now))}. ` : "";
  return `${when}${standing(post, clock)}`;
}

function standing(post: Post, clock: Clock): string {
  if (post.status === "DRAFT") return "A draft: it goes nowhere until you say so.";
  if (post.status === "PENDING_APPROVAL") return "It waits for a yes, then it goes out by itself.";
  const kinds = accountKinds(post.publications, clock);
  const count = (...wanted: string[]) => kinds.filter((kind) => wanted.includes(kind)).length;
  const all = kinds.length;
  const asks = count("unknown", "failed", "fix");
  const out = count("out");
  if (all > 0 && out === all) return all === 1 ? "It is out." : "It is out everywhere.";
  if (count("cancelled") === all) return "Cancelled: nothing goes out.";
  if (count("planned") === all) return "Planned: it goes out by itself.";
  const parts = [
    all > 1 && out > 0 ? `${numberWord(out)} of ${numberWord(all)} ${out === 1 ? "is" : "are"} out` : "",
    followWords(count("now", "waiting", "planned"), all),
    asks > 0 ? (all === 1 ? "it needs you" : `${numberWord(asks)} ${asks === 1 ? "needs" : "need"} you`) : "",
  ].filter(Boolean);
  return parts.length > 0 ? `${capitalise(parts.join(", "))}.` : "";
}

function followWords(follow: number, all: number): string {
  if (follow === 0) return "";
  if (all === 1) return "it goes out by itself";
  return `${numberWord(follow)} ${follow === 1 ? "follows by itself" : "follow by themselves"}`;
}

/** The networks a post did not reach, for the question over the ledger. */
export function ledgerTitle(post: Post): string {
  const missing = post.publications.filter(({ status }) => status === "FAILED" || status === "UNCONFIRMED");
  const [only] = missing;
  if (!only) return "What we did";
  return missing.every(({ connectionId }) => connectionId === only.connectionId)
    ? `Why did it not go out on ${networkNames[only.network]}?`
    : "Why did it not go out everywhere?";
}
