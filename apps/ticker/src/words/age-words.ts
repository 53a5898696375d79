const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "20 seconds ago", "3 minutes ago": coarse enough to be read, and to change rarely. */
export function ageWords(ageMs: number): string {
  if (ageMs < 10 * SECOND) return "just now";
  if (ageMs < MINUTE) return `${Math.floor(ageMs / SECOND / 10) * 10} seconds ago`;
  if (ageMs < HOUR) return ago(Math.floor(ageMs / MINUTE), "minute");
  if (ageMs < DAY) return ago(Math.floor(ageMs / HOUR), "hour");
  return ago(Math.floor(ageMs / DAY), "day");
}

function ago(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? "" : "s"} ago`;
}
