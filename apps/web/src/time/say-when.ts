import { chosenZone, deviceZone } from "./chosen-zone.ts";
import { clockWords, countsToTwelve } from "./count-hours.ts";

/** Times as people say them. Zones by their city; hours without a leading zero. */
export const ownZone = (): string => chosenZone() ?? deviceZone();

/** `America/New_York` is "New York". */
export function cityOf(timeZone: string): string {
  return timeZone.split("/").at(-1)?.replaceAll("_", " ") ?? timeZone;
}

interface DayAndTime {
  year: string;
  month: string;
  weekday: string;
  day: string;
  hour: string;
  minute: string;
  second: string;
}

function partsOf(date: Date, timeZone: string): DayAndTime {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "numeric",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  });
  return Object.fromEntries(
    format.formatToParts(date).map(({ type, value }) => [type, value]),
  ) as unknown as DayAndTime;
}

/** `9:00`, or `9:00 am` where people count to twelve. */
export function sayTime(date: Date, timeZone: string, toTwelve = countsToTwelve()): string {
  const { hour, minute } = partsOf(date, timeZone);
  return clockWords(Number(hour), minute, toTwelve);
}

/** `9:00:03`, for the ledger. */
export function saySecond(date: Date, timeZone: string, toTwelve = countsToTwelve()): string {
  const { hour, minute, second } = partsOf(date, timeZone);
  return clockWords(Number(hour), `${minute}:${second}`, toTwelve);
}

/** `today`, `tomorrow`, `Sunday 25 October`, with the year where it is another one. */
export function sayDay(date: Date, timeZone: string, now: Date): string {
  const day = partsOf(date, timeZone);
  const key = ({ year, month, day: of }: DayAndTime) => `${year} ${month} ${of}`;
  for (const [word, shift] of nearDays) {
    if (key(day) === key(partsOf(new Date(now.getTime() + shift * 86_400_000), timeZone))) return word;
  }
  const year = day.year === partsOf(now, timeZone).year ? "" : ` ${day.year}`;
  return `${day.weekday} ${day.day} ${day.month}${year}`;
}

const nearDays: [string, number][] = [
  ["today", 0],
  ["tomorrow", 1],
  ["yesterday", -1],
];

/** `tomorrow, 9:00 in Dublin` */
export function sayWhen(date: Date, timeZone: string, now: Date): string {
  return `${sayDay(date, timeZone, now)}, ${sayTime(date, timeZone)} in ${cityOf(timeZone)}`;
}

export function capitalise(words: string): string {
  return words.charAt(0).toLocaleUpperCase() + words.slice(1);
}
