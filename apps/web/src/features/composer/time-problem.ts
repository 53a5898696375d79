import { instantOf } from "../calendar/zone-time.ts";
import { type Draft, localTimeOf } from "./draft.ts";

/** What is wrong with the chosen time, said without asking the server. */
export function timeProblem(draft: Draft, now: Date): string | undefined {
  if (draft.when === "now") return undefined;
  if (!localTimeOf(draft)) return "Choose a day and a time, or Now.";
  const at = instantOf(draft.date, `${draft.time}:00`, draft.timeZone);
  if (Number.isNaN(at.getTime())) return "Choose a day and a time, or Now.";
  return at < now ? "That time has passed. Choose a later one, or Now." : undefined;
}
