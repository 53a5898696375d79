import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** The types of the runtime come from workerd itself; made once for each version of it and each change of the settings. */
const root = path.join(import.meta.dirname, "..");
const file = path.join(root, "out", "worker-runtime.d.ts");

if (!isCurrent()) {
  mkdirSync(path.dirname(file), { recursive: true });
  const wrangler = path.join(root, "node_modules", "wrangler", "bin", "wrangler.js");
  const args = [wrangler, "types", "--include-env=false", "out/worker-runtime.d.ts"];
  const env = { ...process.env, WRANGLER_SEND_METRICS: "false", WRANGLER_HIDE_BANNER: "true" };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, env, encoding: "utf8" });
  if (status !== 0) process.stderr.write(`${stdout}\n${stderr}\n`);
  process.exitCode = status ?? 1;
}

/** Its second line names what it was made of. */
function isCurrent(): boolean {
  if (!existsSync(file)) return false;
  const made = readFileSync(file, "utf8").slice(0, 400);
  const require = JSON.parse(
    readFileSync(path.join(root, "node_modules", "wrangler", "package.json"), "utf8"),
  ) as { dependencies: { workerd: string } };
  const settings = readFileSync(path.join(root, "wrangler.jsonc"), "utf8");
  const date = /"compatibility_date": "([\d-]+)"/.exec(settings)?.[1] ?? "";
  const flags = [...(/"compatibility_flags": \[(.*?)\]/.exec(settings)?.[1] ?? "").matchAll(/"(\w+)"/g)];
  const wanted = `workerd@${require.dependencies.workerd} ${date} ${flags.map(([, flag]) => flag).join(",")}`;
  return made.includes(wanted);
}
