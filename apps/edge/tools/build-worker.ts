import { spawnSync } from "node:child_process";
import { cpSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { unstable_getMiniflareWorkerOptions } from "wrangler";

/**
 * The ticker's page, and the bundle and its bindings for a local start, made by wrangler itself, so that it is what
 * would be deployed.
 */
const root = path.join(import.meta.dirname, "..");
const out = path.join(root, "out", "worker");
const draft = `${out}.draft`;

const ticker = path.join(root, "..", "ticker");
run(path.join(ticker, "node_modules", "vite", "bin", "vite.js"), ["build", "--logLevel", "warn"], ticker);
rmSync(path.join(root, "out", "pages"), { recursive: true, force: true });
cpSync(path.join(ticker, "dist"), path.join(root, "out", "pages"), { recursive: true });

rmSync(draft, { recursive: true, force: true });
const wrangler = path.join(root, "node_modules", "wrangler", "bin", "wrangler.js");
run(wrangler, ["deploy", "--dry-run", "--outdir", draft], root);
const { workerOptions } = unstable_getMiniflareWorkerOptions(path.join(root, "wrangler.jsonc"));
writeFileSync(path.join(draft, "options.json"), `${JSON.stringify(workerOptions, null, 2)}\n`);
rmSync(out, { recursive: true, force: true });
renameSync(draft, out);
process.exit(0);

function run(program: string, args: string[], cwd: string): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd,
    encoding: "utf8",
  });
  if (status === 0) return;
  process.stderr.write(`${stdout}\n${stderr}\n`);
  process.exit(status ?? 1);
}
