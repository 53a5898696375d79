import type { Finding } from "../doctor/finding.ts";
import type { Colors } from "./output.ts";

export function showFindings(colors: Colors, findings: readonly Finding[]): string {
  const marks = { ok: colors.green("✓"), warn: colors.yellow("!"), fail: colors.red("✗") };
  const width = Math.max(...findings.map(({ check }) => check.length));
  const lines = findings.flatMap(({ check, state, message, advice }) => [
    `${marks[state]} ${check.padEnd(width)}  ${message}`,
    ...(advice ? [`  ${" ".repeat(width)}  ${colors.bold("→")} ${advice}`] : []),
  ]);
  const count = (state: Finding["state"]) => findings.filter((finding) => finding.state === state).length;
  return [...lines, "", `${count("ok")} ok, ${count("warn")} to look at, ${count("fail")} failed`].join("\n");
}
