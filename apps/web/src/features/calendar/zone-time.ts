import { clockWords, countsToTwelve } from "../../time/count-hours.ts";

/** Days are `2026-10-25`, times `9:00`; both as the clocks of a zone show them. */
interface WallClock {
  day: string;
  time: string;
}

/** Formats, and what they said of a post's own date, are kept: a month has a thousand, drawn again and again. */
const zones = new Map<string, { format: Intl.DateTimeFormat; said: WeakMap<Date, WallClock> }>();

function partsIn(date: Date, timeZone: string): WallClock {
  let zone = zones.get(timeZone);
  if (!zone) {
    const format = new Intl.DateTimeFormat("en-CA", {
      timeZone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
      hourCycle: "h23",
    });
    zone = { format, said: new WeakMap() };
    zones.set(timeZone, zone);
  }
  let said = zone.said.get(date);
  if (!said) {
    const part: { [type: string]: string } = {};
    for (const { type, value } of zone.format.formatToParts(date)) part[type] = value;
    said = {
      day: `${part["year"]?.padStart(4, "0")}-${part["month"]}-${part["day"]}`,
      time: `${part["hour"]}:${part["minute"]}:${part["second"]}`,
    };
    zone.said.set(date, said);
  }
  return said;
}

export const dayIn = (date: Date, timeZone: string): string => partsIn(date, timeZone).day;

/** `09:00:00`, as the API takes it. */
export const clockIn = (date: Date, timeZone: string): string => partsIn(date, timeZone).time;

/** `9:00`, or `9:00 am` where people count to twelve. */
export function timeIn(date: Date, timeZone: string, toTwelve = countsToTwelve()): string {
  const [hour, minute = ""] = clockIn(date, timeZone).split(":");
  return clockWords(Number(hour), minute, toTwelve);
}

/** How far a zone's clocks are ahead of UTC at that moment. */
function aheadMs(date: Date, timeZone: string): number {
  const { day, time } = partsIn(date, timeZone);
  return Date.parse(`${day}T${time}Z`) - Math.floor(date.getTime() / 1000) * 1000;
}

/** The moment of a wall time. In a gap it is the one after it; the API has the last word. Invalid for a year of five digits. */
export function instantOf(day: string, time: string, timeZone: string): Date {
  const wall = Date.parse(`${day}T${time}Z`);
  if (Number.isNaN(wall)) return new Date(wall);
  const guess = wall - aheadMs(new Date(wall), timeZone);
  const better = wall - aheadMs(new Date(guess), timeZone);
  return new Date(Math.max(better, wall - aheadMs(new Date(better), timeZone)));
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** Minutes by which the clocks are set on that day: 60 in spring, -60 in autumn, mostly 0. */
export function clockChange(day: string, timeZone: string): number {
  const at = (key: string) => aheadMs(new Date(`${key}T12:00:00Z`), timeZone);
  return (at(day) - at(addDays(day, -1))) / 60_000;
}

const fullDay: Intl.DateTimeFormatOptions = { weekday: "long", day: "numeric", month: "long" };
const names = new Map<string, Intl.DateTimeFormat>();

/** `Wednesday 14 October`, from the day alone. */
export function nameDay(day: string, options: Intl.DateTimeFormatOptions = fullDay): string {
  const key = Object.entries(options).join();
  let format = names.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat("en-GB", { ...options, timeZone: "UTC" });
    names.set(key, format);
  }
  return format.format(new Date(day)).replaceAll(",", "");
}
