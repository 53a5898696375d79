import { AppError, type PreviewedOccurrence, type WallTime } from "@planrrr/contract";
import { RRuleTemporal } from "rrule-temporal";
import { Temporal } from "temporal-polyfill";
import { resolveWallTime } from "../schedule/resolve-schedule.ts";

export interface Rule {
  rule: string;
  start: WallTime;
}

export interface Occurrence extends PreviewedOccurrence {
  /** The wall time that the rule gives, whatever the clocks make of it. */
  localTime: string;
}

const part =
  /^(FREQ|INTERVAL|COUNT|UNTIL|BYDAY|BYMONTHDAY|BYMONTH|BYSETPOS|BYYEARDAY|BYWEEKNO|WKST)=([A-Z0-9+,-]{1,200})$/;
const frequencies = ["DAILY", "WEEKLY", "MONTHLY", "YEARLY"];
const dayMs = 86_400_000;

/** No date comes after it. */
export const endOfTime = new Date(8.64e15);

/**
 * The occurrences of a rule after an instant, at most so many and until an instant. The rule is played in wall time,
 * as if there were no summer time, and each wall time becomes an instant by the rule that every schedule follows: in a
 * gap it moves forward, where the library would leave it out.
 */
export function occurrences(
  { rule, start }: Rule,
  span: { after: Date; until: Date; count: number },
): Occurrence[] {
  const played = play(rule, start);
  const found: Occurrence[] = [];
  // A zone is at most fourteen hours from UTC.
  let from = new Date(span.after.getTime() - dayMs);
  for (;;) {
    const next = nextOf(played, from);
    if (!next || next.epochMilliseconds > span.until.getTime() + dayMs) return found;
    from = new Date(next.epochMilliseconds);
    const localTime = from.toISOString().slice(0, 19);
    const { at, schedule } = resolveWallTime({ localTime, timeZone: start.timeZone });
    if (!at || !schedule || at <= span.after) continue;
    if (at > span.until || found.length === span.count) return found;
    found.push({ localTime, scheduledAt: at, schedule });
  }
}

/** A rule such as 30 February is searched for long and then given up with an error that has no code: it never comes. */
function nextOf(played: RRuleTemporal, from: Date) {
  try {
    return played.next(from, false);
  } catch (error) {
    if (error instanceof Error && error.message.startsWith("Maximum iterations")) return null;
    throw error;
  }
}

/** The rule in one spelling. Throws INVALID_INPUT for what is no rule, or comes more often than daily. */
export function checkedRule(rule: string): string {
  const parts = rule
    .toUpperCase()
    .replaceAll(/\s/g, "")
    .replace(/^RRULE:/, "")
    .split(";")
    .filter(Boolean);
  const names = parts.map((text) => {
    const [, name, value = ""] = part.exec(text) ?? [];
    if (!name) throw badRule(`"${text.slice(0, 60)}" is not known.`);
    if (name === "FREQ" && !frequencies.includes(value)) throw badRule("FREQ is daily at the most.");
    if (name === "UNTIL" && !/^\d{8}(T\d{6}Z?)?$/.test(value)) throw badRule("UNTIL is no time.");
    if ((name === "INTERVAL" || name === "COUNT") && !/^[1-9]\d{0,3}$/.test(value))
      throw badRule(`${name} is a number from 1 to 9999.`);
    return name;
  });
  if (!names.includes("FREQ") || new Set(names).size !== names.length)
    throw badRule("It has one FREQ, and no part twice.");
  return parts.join(";");
}

function play(rule: string, start: WallTime): RRuleTemporal {
  const wall = startOf(start).toString({ smallestUnit: "second" }).replaceAll(/[-:]/g, "");
  // UNTIL without a time means that whole day.
  const spelled = checkedRule(rule).replace(
    /UNTIL=(\d{8})(T\d{6})?Z?/,
    (_, day: string, time = "T235959") => `UNTIL=${day}${time}Z`,
  );
  try {
    return new RRuleTemporal({ rruleString: `DTSTART;TZID=UTC:${wall}\nRRULE:${spelled}` });
  } catch (cause) {
    throw badRule(cause instanceof Error ? cause.message : "It can't be read.", cause);
  }
}

function startOf({ localTime, timeZone }: WallTime): Temporal.PlainDateTime {
  resolveWallTime({ localTime, timeZone });
  return Temporal.PlainDateTime.from(localTime);
}

function badRule(why: string, cause?: unknown): AppError {
  return new AppError("INVALID_INPUT", `That is not a rule to repeat a post by: ${why}`, {
    details: { errors: [{ path: "rule", message: why }] },
    cause,
  });
}
