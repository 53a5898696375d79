import type { IngestionRun } from "@planrrr/contract";
import type { Colors } from "./output.ts";
import { oneLine, table } from "./table.ts";

type Counts = "found" | "added" | "changed" | "reactivated" | "inactivated" | "missing";
export type ShownRun = Pick<IngestionRun, "source" | "reason" | "problems" | Counts> & {
  verdict: string | null;
};

/** A line per run, and below it what could not be used. */
export function runRows(colors: Colors, runs: readonly ShownRun[]): string {
  const rows = runs.map((run) => [
    run.source,
    showVerdict(colors, run.verdict),
    ...[run.found, run.added, run.changed, run.reactivated, run.inactivated, run.missing].map(String),
    oneLine(run.reason ?? "", 100),
  ]);
  const problems = runs.flatMap((run) => run.problems.map((problem) => `  ${run.source}: ${problem}`));
  const heads = ["SOURCE", "VERDICT", "FOUND", "NEW", "CHANGED", "BACK", "ENDED", "MISSING", "WHY"];
  return [table(heads, rows), ...(problems.length > 0 ? ["Can't be used:", ...problems] : [])].join("\n");
}

export function showVerdict(colors: Colors, verdict: string | null): string {
  if (verdict === null) return "on its way";
  return verdict === "ok" || verdict === "unchanged" ? colors.green(verdict) : colors.red(verdict);
}
