import { spawnSync } from "node:child_process";
import { renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { unstable_getMiniflareWorkerOptions } from "wrangler";

/** The bundle and its bindings for a local start, made by wrangler itself, so that it is what would be deployed. */
const root = path.join(import.meta.dirname, "..");
const out = path.join(root, "out", "worker");
const draft = `${out}.draft`;

rmSync(draft, { recursive: true, force: true });
const wrangler = path.join(root, "node_modules", "wrangler", "bin", "wrangler.js");
const { status, stdout, stderr } = spawnSync(
  process.execPath,
  [wrangler, "deploy", "--dry-run", "--outdir", draft],
  { cwd: root, encoding: "utf8" },
);
if (status !== 0) {
  process.stderr.write(`${stdout}\n${stderr}\n`);
  process.exit(status ?? 1);
}
const { workerOptions } = unstable_getMiniflareWorkerOptions(path.join(root, "wrangler.jsonc"));
writeFileSync(path.join(draft, "options.json"), `${JSON.stringify(workerOptions, null, 2)}\n`);
rmSync(out, { recursive: true, force: true });
renameSync(draft, out);
process.exit(0);
