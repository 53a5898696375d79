import { spawnSync } from "node:child_process";
import path from "node:path";
import { parseArgs } from "node:util";

const usage = `usage: pnpm deploy:edge <preview|production> [--dry-run]
       pnpm edge secrets <preview|production>             what is set, and what is missing
       pnpm edge secret <preview|production> <NAME>       sets one; its value is asked for
       pnpm edge migrate <preview|production>             brings D1 up to date
       pnpm edge versions <preview|production>            what was deployed when
       pnpm edge rollback <preview|production> [<version>]
       pnpm edge forget <profile> --url <edge>            drops a ticker's number; key in EDGE_INTERNAL_API_KEY
`;

const root = path.join(import.meta.dirname, "..");
const wrangler = path.join(root, "node_modules", "wrangler", "bin", "wrangler.js");
/** Without these the community is closed; a ticker needs its network's token besides. */
const needed = ["CORE_URL", "EDGE_INTERNAL_API_KEY"];
/** Without it the ticker renews no token of Instagram: it would have to write it down in the open. */
const wanted = ["EDGE_ENCRYPTION_KEYS"];
/** No word to anybody but Cloudflare's API, and to that only for a command that needs it. */
const env = { ...process.env, WRANGLER_SEND_METRICS: "false", WRANGLER_HIDE_BANNER: "true" };
const databases = { preview: "planrrr-edge-preview", production: "planrrr-edge" };

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { "dry-run": { type: "boolean", default: false }, url: { type: "string" } },
});
const [command = "", target = "", third] = positionals;

if (command === "forget" && target && values.url) await forget(target, values.url);
else if (!isEnvironment(target)) leave(usage, 2);
else if (command === "deploy") deploy(target, values["dry-run"]);
else if (command === "secrets") showSecrets(target);
else if (command === "secret" && third) run("secret", "put", third, "--env", target);
else if (command === "migrate") migrate(target);
else if (command === "versions") run("deployments", "list", "--env", target);
else if (command === "rollback") run("rollback", ...(third ? [third] : []), "--env", target);
else leave(usage, 2);

/** Tables first: they only ever grow, so the code that still runs does not mind. A first deployment makes the database. */
function deploy(environment: keyof typeof databases, dryRun: boolean): void {
  if (dryRun) return run("deploy", "--dry-run", "--env", environment);
  const isFirst = wranglerStatus(["d1", "info", databases[environment]], "ignore") !== 0;
  if (!isFirst) migrate(environment);
  run("deploy", "--env", environment);
  if (isFirst) migrate(environment);
  showSecrets(environment);
}

function migrate(environment: keyof typeof databases): void {
  run("d1", "migrations", "apply", "DB", "--remote", "--env", environment);
}

function showSecrets(environment: string): void {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [wrangler, "secret", "list", "--env", environment],
    {
      cwd: root,
      env,
      encoding: "utf8",
    },
  );
  if (status !== 0) leave(stderr || stdout, 1);
  const set = (JSON.parse(stdout.slice(stdout.indexOf("["))) as { name: string }[]).map(({ name }) => name);
  process.stdout.write(`Secrets that are set: ${set.join(", ") || "none"}\n`);
  const unset = wanted.filter((name) => !set.includes(name));
  if (unset.length > 0)
    process.stdout.write(`Not set: ${unset.join(", ")}; the ticker renews no token without it.\n`);
  const missing = needed.filter((name) => !set.includes(name));
  if (missing.length > 0)
    leave(
      `Missing, and needed: ${missing.join(", ")}. Set each: pnpm edge secret ${environment} <NAME>\n`,
      1,
    );
}

/** The next read asks the network anew, and shows nothing old meanwhile. */
async function forget(profile: string, url: string): Promise<void> {
  const address = new URL("/api/metrics/forget", url);
  address.searchParams.set("profile", profile);
  const [key = ""] = (process.env["EDGE_INTERNAL_API_KEY"] ?? "").split(",");
  const response = await fetch(address, { method: "POST", headers: { "X-Internal-API-Key": key } });
  const text = await response.text();
  if (!response.ok) leave(`${text}\n`, 1);
  process.stdout.write(`${text}\n`);
}

function run(...args: string[]): void {
  const status = wranglerStatus(args, "inherit");
  if (status !== 0) process.exit(status);
}

function wranglerStatus(args: string[], stdio: "inherit" | "ignore"): number {
  return spawnSync(process.execPath, [wrangler, ...args], { cwd: root, env, stdio }).status ?? 1;
}

function isEnvironment(name: string): name is keyof typeof databases {
  return name in databases;
}

function leave(words: string, code: number): never {
  process.stderr.write(words);
  process.exit(code);
}
