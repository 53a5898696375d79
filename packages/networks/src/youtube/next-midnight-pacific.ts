const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const clock = new Intl.DateTimeFormat("en-US", {
  timeZone: "America/Los_Angeles",
  hour: "numeric",
  minute: "numeric",
  second: "numeric",
  hourCycle: "h23",
});

/** When Google's daily quotas are filled again; a day there has 23 to 25 hours. */
export function nextMidnightPacific(now: number): number {
  const whole = Math.floor(now / 1000) * 1000;
  const guess = whole + DAY_MS - timeOfDay(whole);
  const off = timeOfDay(guess);
  if (off === 0) return guess;
  return off > DAY_MS / 2 ? guess + HOUR_MS : guess - HOUR_MS;
}

function timeOfDay(ms: number): number {
  const read = (type: string): number =>
    Number(clock.formatToParts(ms).find((part) => part.type === type)?.value ?? 0);
  return ((read("hour") * 60 + read("minute")) * 60 + read("second")) * 1000;
}
