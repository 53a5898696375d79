import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { layout } from "./layout.mjs";
import { runCommand } from "./run-command.mjs";
import { SetupProblem } from "./problems.mjs";

/** @typedef {import("./tool-versions.mjs").Tool} Tool */

const draftPrefix = ".draft-";

/** What npm brings with a Node, and nobody needs here: half of its size. */
const superfluous = ["include", "share", "CHANGELOG.md"];

/**
 * Brings one program with the machine's npm. It appears under its version's name whole, or not at all.
 * @param {Tool} tool
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string>} the program's path
 */
export async function installTool(tool, env) {
  const name = `${tool.packageName.replace("@", "").replace("/", "-")}-${tool.version}`;
  const home = path.join(layout.toolsDir, name);
  const program = path.join(home, tool.program);
  if (existsSync(program)) return program;

  const draft = path.join(layout.toolsDir, `${draftPrefix}${process.pid}`);
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  writeFileSync(path.join(draft, "package.json"), JSON.stringify(manifest(tool)));
  writeFileSync(path.join(draft, "package-lock.json"), JSON.stringify(lockfile(tool)));
  await runNpmCi(tool, draft, env);
  const unpacked = path.join(draft, "node_modules", tool.packageName);
  if (!existsSync(path.join(unpacked, tool.program))) {
    throw new SetupProblem(
      "PROGRAM_BROKEN",
      `${tool.packageName} ${tool.version} came without ${tool.program}.`,
    );
  }
  for (const entry of superfluous) rmSync(path.join(unpacked, entry), { recursive: true, force: true });
  chmodSync(path.join(unpacked, tool.program), 0o755);
  await tryOut(tool, path.join(unpacked, tool.program), draft, env);
  rmSync(home, { recursive: true, force: true });
  renameSync(unpacked, home);
  rmSync(draft, { recursive: true, force: true });
  return program;
}

/**
 * @param {Tool} tool
 * @param {string} program
 * @param {string} cwd
 * @param {NodeJS.ProcessEnv} env
 */
async function tryOut(tool, program, cwd, env) {
  const name = `${tool.packageName} ${tool.version}`;
  await runCommand(`Trying out ${name}`, program, ["--version"], { cwd, env }).catch((error) => {
    const details = error instanceof SetupProblem ? error.details : String(error);
    throw new SetupProblem("PROGRAM_BROKEN", `${name} does not run on this machine.`, details);
  });
}

/** What set-ups that were killed left behind. The lock is held, but a killed one's npm may write on for a moment. */
export function removeDrafts() {
  for (const name of readdirSync(layout.toolsDir)) {
    if (!name.startsWith(draftPrefix)) continue;
    rmSync(path.join(layout.toolsDir, name), {
      recursive: true,
      force: true,
      maxRetries: 5,
      retryDelay: 200,
    });
  }
}

/**
 * @param {Tool} tool
 * @param {string} draft
 * @param {NodeJS.ProcessEnv} env
 */
async function runNpmCi(tool, draft, env) {
  const options = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"];
  const patience = [
    "--fetch-timeout=60000",
    "--fetch-retries=2",
    "--fetch-retry-mintimeout=2000",
    "--fetch-retry-maxtimeout=8000",
  ];
  const npm = npmCommand(env);
  const run = (/** @type {string[]} */ extra) =>
    runCommand(
      `Downloading ${tool.packageName} ${tool.version} with npm`,
      npm.command,
      [...npm.args, "ci", ...options, ...patience, ...extra],
      {
        cwd: draft,
        env,
      },
    );
  try {
    await run([]);
  } catch (error) {
    // A ~/.npm that an earlier sudo left to root is common; a cache of our own does as well.
    if (!(error instanceof SetupProblem) || error.code !== "NOT_PERMITTED") throw error;
    await run([`--cache=${path.join(layout.ownCacheDir, "npm")}`]);
  }
}

/** @param {NodeJS.ProcessEnv} env */
function npmCommand(env) {
  const caller = env["npm_execpath"] ?? "";
  if (path.basename(caller) === "npm-cli.js") return { command: process.execPath, args: [caller] };
  return { command: process.platform === "win32" ? "npm.cmd" : "npm", args: [] };
}

/** @param {Tool} tool */
function manifest(tool) {
  return { private: true, dependencies: { [tool.packageName]: tool.version } };
}

/**
 * By this npm checks the bytes. It names no address: npm asks the registry that it is set to.
 * @param {Tool} tool
 */
function lockfile(tool) {
  const { dependencies } = manifest(tool);
  const entry = { version: tool.version, ...(tool.integrity ? { integrity: tool.integrity } : {}) };
  return {
    lockfileVersion: 3,
    requires: true,
    packages: { "": { dependencies }, [`node_modules/${tool.packageName}`]: entry },
  };
}
