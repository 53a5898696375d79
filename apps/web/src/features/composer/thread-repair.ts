import { hasThreads } from "@planrrr/networks/text";
import { networkNames } from "@planrrr/ui";
import type { Draft } from "./draft.ts";
import type { Repair, Trouble } from "./repair-of.ts";
import { splitWords } from "./split-words.ts";
import { changeVersion, hasOwnVersion, writtenFor } from "./versions.ts";

/** Two parts that follow each other are longer than one may be: so many are never more than 24 further parts. */
const mostLimits = 12;

/** A text that is too long for one post goes out in several there, with all its words. It is cut when that is asked for. */
export function threadRepair(draft: Draft, { connectionId, network, problem }: Trouble): Repair | undefined {
  const { code, part, limit } = problem;
  const { text, thread } = writtenFor(draft, connectionId);
  if (code !== "TEXT_TOO_LONG" || part !== undefined || limit === undefined) return undefined;
  if (!hasThreads(network) || thread.length > 0 || text.length > limit * mostLimits) return undefined;
  const isOnlyOne = draft.connectionIds.length < 2;
  const isOwn = !isOnlyOne || hasOwnVersion(draft, connectionId);
  return {
    label: isOnlyOne ? "Make it a thread" : `As a thread on ${networkNames[network]}`,
    change() {
      const [first = "", ...rest] = splitWords(network, text, limit);
      const change = { text: first, thread: rest };
      return isOwn ? changeVersion(draft, connectionId, change) : change;
    },
    show: isOwn,
  };
}
