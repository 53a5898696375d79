import type { BulkRow } from "@planrrr/contract";
import type { RowProblem } from "./import-row.ts";

export interface RowProblemWords {
  /** The column to look at, where there is one. */
  column?: string;
  fact: string;
  next: string;
}

/** What is wrong with a row, where, and how it is mended. */
export function problemWords({ code, field, message }: RowProblem, row: BulkRow): RowProblemWords {
  const column = columnOf(code, field, row);
  const words = (fact: string, next: string) => ({ ...(column ? { column } : {}), fact, next });
  switch (code) {
    case "CONNECTION_NOT_FOUND":
      return words(
        message,
        /more than one/.test(message)
          ? "Write the network before it, for example mastodon:@name."
          : "Write the handle as it stands under Connections, or connect that account first.",
      );
    case "TIME_IN_PAST":
      return words("That time has passed.", "Choose a later one, or write yes under draft.");
    case "TIME_ZONE_UNKNOWN":
      return words(`“${row.timeZone ?? ""}” is no time zone.`, "Write it like Europe/Dublin.");
    case "TEXT_TOO_LONG":
      return words(message, "Shorten the text, or leave that account out of this row.");
    case "INVALID_INPUT":
      break;
    default:
      return words(message, "Mend it in your file.");
  }
  if (field?.startsWith("connectionIds"))
    return words("It says no account to go to.", "Write a handle under connections, or yes under draft.");
  if (field?.startsWith("link")) return words("That is no link.", "It begins with https://.");
  if (column === "localTime")
    return words(`“${row.localTime ?? ""}” is no date and time.`, "Write it like 2026-12-24 09:00.");
  if (column === "scheduledAt")
    return words(`“${row.scheduledAt ?? ""}” is no moment.`, "Write it like 2026-12-24T09:00:00Z.");
  if (column === "timeZone") return words("The time has no zone.", "Write one like Europe/Dublin.");
  return words(message, "Mend it in your file.");
}

function columnOf(code: string, field: string | null, row: BulkRow): string | undefined {
  if (code === "CONNECTION_NOT_FOUND" || field?.startsWith("connection")) return "connections";
  if (code === "TIME_ZONE_UNKNOWN" || field === "schedule.timeZone") return "timeZone";
  if (code === "TIME_IN_PAST") return row.scheduledAt ? "scheduledAt" : "localTime";
  if (field === "schedule") return "scheduledAt";
  if (field?.startsWith("schedule.")) return "localTime";
  if (field?.startsWith("link")) return "link";
  return field ?? undefined;
}
