import { spawnSync } from "node:child_process";

/** Everything that can be said about the code without running it. All of it runs, so that one look shows all faults. */
const checks: [string, string, string[]][] = [
  // The types of the edge's runtime come from workerd; lint and types read them.
  [
    "runtime types",
    "node",
    ["--disable-warning=ExperimentalWarning", "apps/edge/tools/write-runtime-types.ts"],
  ],
  ["format", "oxfmt", ["--check"]],
  ["lint", "oxlint", []],
  ["unused code", "knip", ["--no-progress"]],
  // What would go to Cloudflare, built as it would be and sent nowhere.
  [
    "edge",
    "node",
    [
      "--disable-warning=ExperimentalWarning",
      "apps/edge/tools/deploy-edge.ts",
      "deploy",
      "production",
      "--dry-run",
    ],
  ],
  ["types", "turbo", ["run", "check-types", "--output-logs=errors-only"]],
];

const wanted = process.argv.slice(2);
const failed: string[] = [];
for (const [name, command, args] of checks) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  process.stdout.write(`\n── ${name}: ${[command, ...args].join(" ")}\n`);
  const { status } = spawnSync(command, args, { stdio: "inherit", shell: process.platform === "win32" });
  if (status !== 0) failed.push(name);
}
process.stdout.write(failed.length === 0 ? "\nAll checks passed.\n" : `\nFailed: ${failed.join(", ")}.\n`);
process.exitCode = failed.length === 0 ? 0 : 1;
