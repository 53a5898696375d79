import {
  accessSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statfsSync,
} from "node:fs";
import path from "node:path";
import { buildEdge } from "./build-edge.mjs";
import { buildWeb } from "./build-web.mjs";
import { edgeStamp } from "./edge-stamp.mjs";
import { installPackages } from "./install-packages.mjs";
import { installTool, removeDrafts } from "./install-tool.mjs";
import { layout } from "./layout.mjs";
import { placeProgram } from "./place-program.mjs";
import { asProblem, describeProblem, SetupProblem } from "./problems.mjs";
import { createProgress } from "./progress.mjs";
import { stopCommands } from "./run-command.mjs";
import { takeLock } from "./setup-lock.mjs";
import { isSetUp, writeStamp } from "./stamp.mjs";
import { npmEnvironment, pnpmEnvironment } from "./tool-environment.mjs";
import { isMusl, neededNodeMajor, nodeTool, pnpmTool } from "./tool-versions.mjs";
import { webStamp } from "./web-stamp.mjs";
import { placeWindowsExec } from "./windows-exec.mjs";

const vague = new Set(["UNKNOWN", "PROGRAM_BROKEN", "INTERRUPTED", "NETWORK"]);
const neededMegabytes = { fresh: 1_500, update: 300 };

/** Does something only while we hold the lock. */
let releaseLock = () => {};

/**
 * Brings everything that is missing.
 * @param {{ web: boolean, edge: boolean }} wanted the built pages, the built edge as well
 * @returns {Promise<number>} the exit code
 */
export async function runSetup({ web, edge }) {
  const progress = createProgress();
  const stopWatching = endWithParent();
  try {
    checkWritable();
    releaseLock = await takeLock(layout.lockFile, {
      onWait: (pid) =>
        progress.note(`Another set-up of this folder is running (process ${pid}); waiting for it …`),
    });
    try {
      if (!isSetUp()) await install(progress);
      if (edge && !edgeStamp.isCurrent()) await buildEdge(progress);
      if (web && !webStamp.isCurrent()) await buildWeb(progress);
    } finally {
      releaseLock();
    }
    return 0;
  } catch (error) {
    progress.done();
    const problem = nameProblem(error);
    if (!problem) throw error;
    process.stderr.write(`${describeProblem(problem, layout.root)}\n`);
    return 1;
  } finally {
    stopWatching();
  }
}

/** @param {ReturnType<typeof createProgress>} progress */
async function install(progress) {
  const startedAt = performance.now();
  const isFirst = !existsSync(layout.modulesDir);
  progress.note(
    isFirst
      ? "Setting planrrr up. The first time takes a minute or two; everything stays in this folder."
      : "The packages have changed: bringing them up to date.",
  );
  checkSpace(isFirst ? neededMegabytes.fresh : neededMegabytes.update);
  removeDrafts();
  rmSync(layout.logFile, { force: true });
  rmSync(layout.stampFile, { force: true });
  const env = npmEnvironment(process.env);
  const musl = isMusl();
  await bringNode(progress, env, musl);
  const pnpm = pnpmTool(process.platform, process.arch, musl);
  progress.step(`Getting pnpm ${pnpm.version}`);
  placeProgram(await installTool(pnpm, env), "pnpm");
  progress.step("Installing packages");
  await installPackages(pnpmEnvironment(process.env), progress.detail);
  placeWindowsExec();
  writeStamp();
  progress.done(`Set up in ${Math.round((performance.now() - startedAt) / 1_000)} s.`);
}

/**
 * @param {ReturnType<typeof createProgress>} progress
 * @param {NodeJS.ProcessEnv} env
 * @param {boolean} musl
 */
async function bringNode(progress, env, musl) {
  if (Number(process.versions.node.split(".")[0]) >= neededNodeMajor) {
    placeProgram(process.execPath, "node");
    return;
  }
  const tool = nodeTool(process.platform, process.arch, musl);
  if (!tool) {
    const machine = `${process.platform} ${process.arch}${musl ? " (musl)" : ""}`;
    throw new SetupProblem(
      "NODE_MISSING",
      `npm has no Node ${neededNodeMajor} for this machine (${machine}).`,
    );
  }
  progress.step(
    `Getting Node ${tool.version} (this machine's ${process.versions.node} is too old to run planrrr itself)`,
  );
  placeProgram(await installTool(tool, env), "node");
}

function checkWritable() {
  mkdirSync(layout.toolsDir, { recursive: true });
  const places = [
    layout.root,
    layout.toolsDir,
    layout.binDir,
    layout.modulesDir,
    path.join(layout.modulesDir, ".pnpm"),
  ];
  for (const place of places.filter((folder) => existsSync(folder))) {
    accessSync(place, constants.W_OK);
  }
  const owner = process.getuid?.();
  if (owner === undefined || owner === 0 || !existsSync(layout.modulesDir)) return;
  // Below a folder of our own, an earlier run as root may have left single ones of its.
  for (const name of readdirSync(layout.modulesDir)) {
    const entry = path.join(layout.modulesDir, name);
    if (lstatSync(entry).isDirectory()) accessSync(entry, constants.W_OK);
  }
}

function freeMegabytes() {
  const { bavail, bsize } = statfsSync(layout.root);
  return Math.floor((bavail * bsize) / 2 ** 20);
}

/** @param {number} megabytes */
function checkSpace(megabytes) {
  const free = freeMegabytes();
  if (free >= megabytes) return;
  const need = `it needs about ${megabytes} MB of disk space below ${layout.root}`;
  throw new SetupProblem("DISK_FULL", `${need}, and ${free} MB are free.`);
}

/**
 * On a full disk npm may end well and leave a program cut short: what then fails says nothing of the cause.
 * @param {unknown} error
 */
function nameProblem(error) {
  const problem = asProblem(error);
  if (problem && vague.has(problem.code) && freeMegabytes() < 20) problem.code = "DISK_FULL";
  return problem;
}

/** npm passes a SIGTERM on to the shell between us, which ends without a word: our parent changes then. */
function endWithParent() {
  const parent = process.ppid;
  let leaving = false;
  const leave = async () => {
    if (leaving) return;
    leaving = true;
    await stopCommands();
    releaseLock();
    process.exit(130);
  };
  const timer = setInterval(() => process.ppid !== parent && void leave(), 250);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, leave);
  return () => {
    clearInterval(timer);
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.removeListener(signal, leave);
  };
}
