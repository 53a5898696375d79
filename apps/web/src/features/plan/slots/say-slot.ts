import type { PostingSlot } from "@planrrr/contract";
import { cityOf } from "../../../time/say-when.ts";
import { weekdays } from "../weekdays.ts";

/** `9:00`, as people write it. */
export const sayLocalTime = (localTime: string): string => localTime.slice(0, 5).replace(/^0/, "");

/** `Monday, 9:00 in Dublin` */
export function saySlot({ weekday, localTime, timeZone }: PostingSlot): string {
  const day = weekdays.find(({ number }) => number === weekday)?.name ?? "";
  return `${day}, ${sayLocalTime(localTime)} in ${cityOf(timeZone)}`;
}
