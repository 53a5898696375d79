export interface CalendarEntry {
  id: string;
  version: number;
  at: Date;
  changedAt: Date;
  text: string;
  /** The accounts it goes to. */
  where: string;
  status: string;
  url?: string | undefined;
}

const entryMinutes = 15;
const mostOctets = 75;
const encoder = new TextEncoder();
const graphemes = new Intl.Segmenter();

/** An iCalendar file (RFC 5545). Times are in UTC: every calendar shows them in its own zone. */
export function writeCalendar(calendar: {
  name: string;
  entries: readonly CalendarEntry[];
  now: Date;
}): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//planrrr//planrrr//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `NAME:${text(calendar.name)}`,
    `X-WR-CALNAME:${text(calendar.name)}`,
    "REFRESH-INTERVAL;VALUE=DURATION:PT15M",
    "X-PUBLISHED-TTL:PT15M",
    ...calendar.entries.flatMap((entry) => event(entry, calendar.now)),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join("");
}

function event(entry: CalendarEntry, now: Date): string[] {
  const { id, version, at, changedAt, where, status, url } = entry;
  const words = entry.text.trim().replaceAll(/\s+/g, " ");
  const summary =
    words.length > 80
      ? `${Array.from(graphemes.segment(words), ({ segment }) => segment)
          .slice(0, 79)
          .join("")}…`
      : words;
  return [
    "BEGIN:VEVENT",
    `UID:${id}@planrrr`,
    `DTSTAMP:${utc(now)}`,
    `LAST-MODIFIED:${utc(changedAt)}`,
    `SEQUENCE:${version - 1}`,
    `DTSTART:${utc(at)}`,
    `DURATION:PT${entryMinutes}M`,
    `SUMMARY:${text(summary || "(no text)")}`,
    `DESCRIPTION:${text([entry.text === summary ? "" : entry.text, where, status].filter(Boolean).join("\n\n"))}`,
    `STATUS:${status === "DRAFT" || status === "PENDING_APPROVAL" ? "TENTATIVE" : "CONFIRMED"}`,
    "TRANSP:TRANSPARENT",
    ...(url ? [`URL:${url.replaceAll(/[\r\n]/g, "")}`] : []),
    "END:VEVENT",
  ];
}

function utc(at: Date): string {
  return at.toISOString().replaceAll(/[-:]|\.\d{3}/g, "");
}

/** TEXT as of RFC 5545, 3.3.11; control characters have no place in it. */
function text(value: string): string {
  return value
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll(/[\\;,]/g, String.raw`\$&`)
    .replaceAll("\n", String.raw`\n`)
    .replaceAll(/\p{Cc}/gu, "");
}

/** Lines have at most 75 octets; the rest goes on behind a space. No character is cut in two. */
function fold(line: string): string {
  const parts: string[] = [];
  let part = "";
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).byteLength;
    if (octets + size > mostOctets) {
      parts.push(part);
      part = " ";
      octets = 1;
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join("\r\n");
}
