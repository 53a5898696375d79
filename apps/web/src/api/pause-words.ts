import { sayDay, sayTime } from "../time/say-when.ts";
import type { ProblemWords } from "./describe-problem.ts";

const near = new Set(["today", "tomorrow"]);

/** Who was muted is told so in plain words, and until when. */
export function pauseWords(until: Date | undefined, now: Date, timeZone: string): ProblemWords {
  const fact = "Your coach has asked you to pause for a while.";
  const meanwhile = "Until then you can read and like.";
  if (until === undefined) return { fact, next: `Your words stay here. ${meanwhile}` };
  const day = sayDay(until, timeZone, now);
  const when = `${near.has(day) ? "" : "on "}${day} at ${sayTime(until, timeZone)}`;
  return { fact, next: `You can share again ${when}. ${meanwhile}` };
}
