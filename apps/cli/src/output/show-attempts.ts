import type { Api } from "../client/connect.ts";
import type { Colors } from "./output.ts";
import { showInstant } from "./show-post.ts";
import { oneLine, table } from "./table.ts";

export type Attempt = Awaited<ReturnType<Api["posts"]["attempts"]>>["items"][number];

const bad = new Set(["refused", "reconnect", "unknown", "gave-up", "not-sent"]);

/** The ledger, oldest first: what was tried, and why it did or did not go out. */
export function showAttempts(colors: Colors, attempts: readonly Attempt[]): string {
  if (attempts.length === 0) return "Nothing was tried yet.";
  return table(
    ["WHEN", "NETWORK", "CLAIM", "PHASE", "OUTCOME", "TOOK", "WHY"],
    attempts.map(({ startedAt, endedAt, network, fence, phase, outcome, code, message }) => [
      showInstant(startedAt),
      network,
      String(fence),
      phase,
      bad.has(outcome) ? colors.red(outcome) : outcome,
      `${Date.parse(endedAt) - Date.parse(startedAt)} ms`,
      oneLine([code, message].filter(Boolean).join(": "), 100),
    ]),
  );
}
