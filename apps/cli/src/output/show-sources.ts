import type { SourceState } from "@planrrr/bundles";
import type { Colors } from "./output.ts";
import { showVerdict } from "./show-runs.ts";
import { oneLine, table } from "./table.ts";

export function sourceRows(colors: Colors, states: readonly SourceState[]): string {
  return table(
    ["SOURCE", "KIND", "ACTIVE", "ENDED", "LAST VISIT", "VERDICT", "WHY"],
    states.map(({ name, kind, active, inactive, lastRun }) => [
      name,
      kind ?? "no longer read",
      String(active),
      String(inactive),
      lastRun?.createdAt.toISOString() ?? "never",
      lastRun ? showVerdict(colors, lastRun.verdict) : "",
      oneLine(lastRun?.reason ?? "", 100),
    ]),
  );
}
