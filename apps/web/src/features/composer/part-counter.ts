import { networkNames } from "@planrrr/ui";
import { placeOf } from "./parts.ts";
import { type CheckedConnection, counterWords } from "./problem-words.ts";
import type { Written } from "./versions.ts";

export interface PartCounter {
  words: string;
  over: boolean;
}

/** How much room one part has left where there is least: "12 too many on Bluesky". `index` absent: the first comment. */
export function partCounter(
  checked: readonly CheckedConnection[],
  { thread, firstComment }: Pick<Written, "thread" | "firstComment">,
  index?: number,
): PartCounter | undefined {
  const text = index === undefined ? firstComment : thread[index];
  if (!text?.trim()) return undefined;
  const rooms = checked.flatMap(({ network, parts }) => {
    const part =
      index === undefined
        ? parts.find(({ role }) => role === "comment")
        : parts.filter(({ role }) => role === "thread")[placeOf(thread, index)];
    return (part?.counts ?? []).map((count) => ({ network, count, left: count.limit - count.count }));
  });
  const [tightest] = rooms.toSorted((a, b) => a.left - b.left);
  const counter = tightest && counterWords([tightest.count]);
  if (!counter) return undefined;
  const where = checked.length > 1 ? ` on ${networkNames[tightest.network]}` : "";
  return { ...counter, words: `${counter.words}${where}` };
}
