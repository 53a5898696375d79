import { AppError, type ResolvedSchedule, type WallTime } from "@planrrr/contract";
import { Temporal } from "temporal-polyfill";

/** A time this little in the past still counts as "now": it is the way from the client to here. */
const toleranceMs = 5_000;

export interface When {
  /** Null: no time was given. */
  at: Date | null;
  schedule: ResolvedSchedule | null;
  notices: string[];
}

export interface WhenInput {
  scheduledAt?: string | undefined;
  schedule?: WallTime | null | undefined;
}

/** Turns what the user meant into an instant. Throws TIME_ZONE_UNKNOWN, INVALID_INPUT, and TIME_IN_PAST. */
export function resolveWhen(input: WhenInput, now: Date): When {
  const when = input.schedule ? resolveWallTime(input.schedule) : resolveInstant(input.scheduledAt);
  if (when.at && when.at.getTime() < now.getTime() - toleranceMs) {
    throw new AppError("TIME_IN_PAST", "That time has passed. Leave the time out to publish now.", {
      details: { scheduledAt: when.at.toISOString(), now: now.toISOString() },
    });
  }
  return when;
}

function resolveInstant(scheduledAt: string | undefined): When {
  return { at: scheduledAt ? new Date(scheduledAt) : null, schedule: null, notices: [] };
}

/** Rule for DST: a time in the gap moves forward by the gap; a time that happens twice means the first. */
export function resolveWallTime({ localTime, timeZone }: WallTime): When {
  const wanted = parseLocalTime(localTime);
  const earlier = inZone(wanted, timeZone, "compatible");
  const later = inZone(wanted, timeZone, "later");
  const actual = earlier.toPlainDateTime();
  const moved = !actual.equals(wanted);
  const twice = !moved && earlier.epochMilliseconds !== later.epochMilliseconds;
  const schedule: ResolvedSchedule = {
    localTime,
    timeZone,
    actualLocalTime: actual.toString({ smallestUnit: actual.second === 0 ? "minute" : "second" }),
    adjustment: moved ? "moved-out-of-gap" : twice ? "first-of-two" : "none",
  };
  return { at: new Date(earlier.epochMilliseconds), schedule, notices: noticesFor(schedule) };
}

function noticesFor({ localTime, actualLocalTime, timeZone, adjustment }: ResolvedSchedule): string[] {
  if (adjustment === "moved-out-of-gap")
    return [
      `The clocks go forward then: ${localTime} does not exist in ${timeZone}. It goes out at ${actualLocalTime}.`,
    ];
  if (adjustment === "first-of-two")
    return [
      `The clocks go back then: ${localTime} happens twice in ${timeZone}. It goes out the first time.`,
    ];
  return [];
}

function parseLocalTime(localTime: string): Temporal.PlainDateTime {
  try {
    return Temporal.PlainDateTime.from(localTime);
  } catch (cause) {
    throw new AppError("INVALID_INPUT", `"${localTime}" is not a date and time.`, { cause });
  }
}

export function isTimeZone(timeZone: string): boolean {
  if (!/^[A-Za-z]/.test(timeZone)) return false;
  try {
    return Boolean(Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(timeZone));
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function inZone(
  time: Temporal.PlainDateTime,
  timeZone: string,
  disambiguation: "compatible" | "later",
): Temporal.ZonedDateTime {
  // Temporal would take "+02:00" as a zone; a fixed offset knows no summer time and is never what is meant.
  if (/^[A-Za-z]/.test(timeZone)) {
    try {
      return time.toZonedDateTime(timeZone, { disambiguation });
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
  }
  throw new AppError("TIME_ZONE_UNKNOWN", `"${timeZone}" is not an IANA time zone such as Europe/Berlin.`, {
    details: { timeZone },
  });
}
