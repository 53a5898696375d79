let counted: boolean | undefined;

/** Whether this browser's people count the hours to twelve. Asked once: a month says a thousand times. */
export function countsToTwelve(): boolean {
  if (typeof document === "undefined") return false;
  counted ??= new Intl.DateTimeFormat(undefined, { hour: "numeric" }).resolvedOptions().hour12 === true;
  return counted;
}

/** `9:00`, or `9:00 am` to twelve. */
export function clockWords(hour: number, rest: string, toTwelve: boolean): string {
  return toTwelve ? `${hour % 12 || 12}:${rest} ${hour < 12 ? "am" : "pm"}` : `${hour}:${rest}`;
}
