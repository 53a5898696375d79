const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", timeZone: "UTC" });
const dayAndYear = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});

/** `30 November`, with the year where it is not this one. */
export function sayDay(at: Date | string, now: Date): string {
  const date = new Date(at);
  return (date.getUTCFullYear() === now.getUTCFullYear() ? day : dayAndYear).format(date);
}
