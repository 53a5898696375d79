import type { ResolvedSchedule } from "@planrrr/contract";
import { cityOf } from "../../time/say-when.ts";

/** What the changing of the clocks makes of a chosen time; undefined where they stay as they are. */
export function clockWords({
  localTime,
  actualLocalTime,
  timeZone,
  adjustment,
}: ResolvedSchedule): { fact: string; more: string } | undefined {
  const [wanted, actual] = [timeOf(localTime), timeOf(actualLocalTime)];
  const city = cityOf(timeZone);
  if (adjustment === "moved-out-of-gap")
    return {
      fact: `The clocks in ${city} go forward then, and ${wanted} does not exist.`,
      more: `It goes out at ${actual}.`,
    };
  if (adjustment === "first-of-two")
    return {
      fact: `The clocks in ${city} go back then, and ${wanted} comes twice.`,
      more: "It goes out the first time.",
    };
  return undefined;
}

const timeOf = (wall: string): string => (wall.split("T")[1] ?? "").slice(0, 5).replace(/^0(?=\d)/, "");
