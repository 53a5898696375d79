import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";

const setupDir = path.join(import.meta.dirname, "..");

export interface SetupRun {
  code: number | null;
  output: string;
}

export interface ScratchClone {
  root: string;
  file: (...parts: string[]) => string;
  /** One line per call of npm and pnpm. */
  calls: () => string[];
  start: (options?: RunOptions) => { child: ChildProcess; ended: Promise<SetupRun> };
  run: (options?: RunOptions) => Promise<SetupRun>;
}

export interface RunOptions {
  env?: Record<string, string>;
  /** What Node says its version is. */
  nodeVersion?: string;
  /** What the set-up is asked for beyond the packages. */
  args?: string[];
  /** Root may write anywhere, unless it is started without its capabilities. */
  powerless?: boolean;
}

/** A clone with a stand-in for npm, whose packages hold a stand-in for pnpm. What they do is told by variables. */
export function scratchClone(): ScratchClone {
  const base = mkdtempSync(path.join(tmpdir(), "planrrr-setup-"));
  onTestFinished(() => rmSync(base, { recursive: true, force: true }));
  chmodSync(base, 0o755);
  const root = path.join(base, "my clone");
  const machineBin = path.join(base, "bin");
  const callsFile = path.join(base, "calls.log");
  const file = (...parts: string[]) => path.join(root, ...parts);
  mkdirSync(machineBin);
  mkdirSync(root);
  cpSync(setupDir, file("tools", "setup"), {
    recursive: true,
    filter: (source) => !/node_modules|\.test\.ts$|testing$/.test(path.relative(setupDir, source)),
  });
  writeFileSync(file("pnpm-lock.yaml"), "lockfileVersion: '9.0'\n");
  writeFileSync(file("pnpm-workspace.yaml"), "packages: []\n");
  symlinkSync(process.execPath, path.join(machineBin, "node"));
  cpSync(path.join(import.meta.dirname, "fake-npm.mjs"), path.join(machineBin, "npm"));
  chmodSync(path.join(machineBin, "npm"), 0o755);

  const start: ScratchClone["start"] = ({ env = {}, args: wishes = [], nodeVersion, powerless } = {}) => {
    const pretend = `Object.defineProperty(process.versions, "node", { value: "${nodeVersion}" })`;
    const flags = nodeVersion ? ["--import", `data:text/javascript,${encodeURIComponent(pretend)}`] : [];
    const command = [process.execPath, ...flags, file("tools", "setup", "setup.mjs"), ...wishes];
    const isRoot = process.getuid?.() === 0;
    const [program = "", ...args] =
      powerless && isRoot ? ["setpriv", "--bounding-set=-all", "--inh-caps=-all", ...command] : command;
    const child = spawn(program, args, {
      cwd: root,
      env: { PATH: `${machineBin}:/usr/bin:/bin`, HOME: base, FAKE_CALLS: callsFile, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    child.stdout.on("data", (data) => (output += String(data)));
    child.stderr.on("data", (data) => (output += String(data)));
    const ended = once(child, "close").then(([code]) => ({ code: code as number | null, output }));
    return { child, ended };
  };

  return {
    root,
    file,
    start,
    run: (options) => start(options).ended,
    calls: () => (existsSync(callsFile) ? readFileSync(callsFile, "utf8").trim().split("\n") : []),
  };
}
