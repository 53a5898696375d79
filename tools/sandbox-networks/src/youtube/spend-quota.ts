import { quotaExceeded } from "./google-error.ts";
import type { YoutubeState } from "./state.ts";

/** network-facts §4, developers.google.com/youtube/v3/determine_quota_cost. */
const UNITS = { list: 1, update: 50, delete: 50, thumbnail: 50, comment: 50 } as const;
const PER_DAY = { inserts: 100, units: 10_000 };
const pacificDay = new Intl.DateTimeFormat("en-CA", { timeZone: "America/Los_Angeles" });

/** Uploads have a bucket of their own; all are filled again at midnight Pacific. */
export function spendQuota(state: YoutubeState, method: keyof typeof UNITS | "insert"): void {
  const { quota } = state.options;
  if (quota === "off") return;
  const spent = readQuota(state);
  const bucket = method === "insert" ? "inserts" : "units";
  const cost = method === "insert" ? 1 : UNITS[method];
  if (spent[bucket] + cost > (quota?.[bucket] ?? PER_DAY[bucket])) throw quotaExceeded();
  spent[bucket] += cost;
}

export function readQuota(state: YoutubeState): YoutubeState["spent"] {
  const day = pacificDay.format(state.now());
  if (state.spent.day !== day) state.spent = { day, inserts: 0, units: 0 };
  return state.spent;
}
