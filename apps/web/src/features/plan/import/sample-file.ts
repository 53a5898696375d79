import type { Connection } from "@planrrr/contract";
import { addDays } from "../../calendar/zone-time.ts";

/** A small file with one's own account in it; Excel knows by the mark at its beginning that it is UTF-8. */
export function sampleHref(connections: readonly Connection[], now: Date): string {
  const account = connections.find(({ status }) => status === "ACTIVE");
  const name = account ? `${account.network}:${account.handle}` : "mastodon:@you@example.social";
  const day = (days: number) => addDays(now.toISOString().slice(0, 10), days);
  const rows = [
    ["text", "connections", "localTime", "timeZone", "link", "draft"],
    ["Ten slow minutes after lunch: who comes along?", name, `${day(7)} 09:00`, "", "", ""],
    ['She said "I am full until six", and smiled.', name, `${day(9)} 17:30`, "Europe/Dublin", "", ""],
    ["An idea that is not ready yet", "", "", "", "", "yes"],
  ];
  const csv = rows.map((cells) => cells.map(quoted).join(",")).join("\r\n");
  return `data:text/csv;charset=utf-8,${encodeURIComponent(`\uFEFF${csv}\r\n`)}`;
}

function quoted(cell: string): string {
  return /[",;\s]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
