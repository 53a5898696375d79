import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { layout } from "./layout.mjs";
import { classifyOutput, SetupProblem } from "./problems.mjs";

/** @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set();

/** Ends what runs, and waits until it is gone: npm takes its time, and must not write any more then. */
export async function stopCommands() {
  const ended = [...running].map((child) => once(child, "close"));
  for (const child of running) child.kill("SIGTERM");
  const timer = setTimeout(() => running.forEach((child) => child.kill("SIGKILL")), 1_500);
  await Promise.all(ended);
  clearTimeout(timer);
}

/**
 * Runs a program to its end; its output goes to the set-up's log, and decides what a failure is called.
 * @param {string} what the failure's first words
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv, onLine?: (line: string) => void }} options
 * @returns {Promise<string>} the last lines of what it printed
 */
export function runCommand(what, command, args, { cwd, env, onLine }) {
  return new Promise((resolve, reject) => {
    /** @type {string[]} */
    const tail = [];
    // npm is a .cmd file on Windows, and such files need a shell.
    const shell = process.platform === "win32" && command.endsWith(".cmd");
    const child = spawn(command, args, { cwd, env, shell, stdio: ["ignore", "pipe", "pipe"] });
    running.add(child);
    for (const stream of [child.stdout, child.stderr]) {
      createInterface(stream).on("line", (line) => {
        onLine?.(line);
        tail.push(line);
        if (tail.length > 60) tail.shift();
        log(line);
      });
    }
    child.once("error", (error) => {
      running.delete(child);
      const { code } = /** @type {NodeJS.ErrnoException} */ (error);
      reject(
        code === "ENOENT" && command !== process.execPath
          ? new SetupProblem("NPM_MISSING", `${command} was not found.`)
          : error,
      );
    });
    child.once("close", (exitCode, signal) => {
      running.delete(child);
      const output = tail.join("\n");
      if (exitCode === 0) return resolve(output);
      const code = signal ? "INTERRUPTED" : classifyOutput(output);
      reject(
        new SetupProblem(code, `${what} failed (${signal ?? `exit code ${exitCode}`}).`, readable(tail)),
      );
    });
  });
}

/** @param {string} line */
function log(line) {
  try {
    appendFileSync(layout.logFile, `${line}\n`);
  } catch {
    // The log is a help, not a need: a full disk is told by the command itself.
  }
}

/**
 * pnpm reports in JSON lines; people read only the messages in them.
 * @param {string[]} lines
 */
function readable(lines) {
  return lines.flatMap((line) => (line.startsWith("{") ? messageOf(line) : [line])).join("\n");
}

/** @param {string} line */
function messageOf(line) {
  try {
    const { level, message, err, code } = JSON.parse(line);
    if (level !== "error" && level !== "warn") return [];
    return [[code ?? err?.code, message ?? err?.message].filter(Boolean).join(" ")];
  } catch {
    return [];
  }
}
