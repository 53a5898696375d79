import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";
import { z } from "zod";
import { killAll, processesOf } from "./processes.ts";

export const mainFile = path.join(import.meta.dirname, "..", "..", "src", "main.ts");

const Ready = z.object({
  url: z.string(),
  pid: z.number(),
  readyMs: z.number(),
  edgeUrl: z.string().optional(),
  sandbox: z.array(
    z.object({
      network: z.string(),
      url: z.string(),
      accounts: z.array(z.object({ handle: z.string(), token: z.string() })),
    }),
  ),
});

export interface Place {
  home: string;
  port: number;
  env: { [name: string]: string };
  /** Whom the processes run as. */
  uid?: number;
}

export interface Up {
  ready: z.infer<typeof Ready>;
  child: ChildProcess;
  exited: Promise<number | null>;
  stderr(): string;
  /** Sends the signal and waits for the end. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** A home and a port of a test's own; what is left of it when the test is over is killed and deleted. */
export async function makePlace(env: Place["env"] = {}): Promise<Place> {
  const home = mkdtempSync(path.join(tmpdir(), "planrrr-e2e-"));
  // The database server runs as another user when the tests run as root.
  chmodSync(home, 0o755);
  onTestFinished(() => {
    killAll(processesOf(home));
    rmSync(home, { recursive: true, force: true });
  });
  return { home, port: await freePort(), env };
}

export async function startUp(place: Place): Promise<Up> {
  const { child, stderr } = spawnPlanrrr(place, ["up", "--json"]);
  const exited = once(child, "exit").then(([code]: (number | null)[]) => code ?? null);
  const line = await Promise.race([firstLine(child), exited]);
  if (typeof line !== "string") throw new Error(`planrrr up ended with ${line}:\n${stderr()}`);
  return {
    ready: Ready.parse(JSON.parse(line)),
    child,
    exited,
    stderr,
    stop(signal = "SIGINT") {
      child.kill(signal);
      return exited;
    },
  };
}

/** How long a command takes on this machine, as busy as it is now: what a test's times are measured by. */
export async function commandMs(place: Place): Promise<number> {
  const since = performance.now();
  await must(z.unknown(), place, ["whoami"]);
  return performance.now() - since;
}

/** `2026-10-25T09:00:00.000Z`, so many ms from now. */
export function inMs(ms: number): string {
  return new Date(Date.now() + ms).toISOString();
}

export interface Answer {
  code: number | null;
  json: unknown;
  /** The failure's stable code. */
  error: string | undefined;
  stderr: string;
}

/** Runs one command with `--json`. */
export async function planrrr(place: Place, args: readonly string[], stdin?: string): Promise<Answer> {
  const { child, stdout, stderr } = spawnPlanrrr(place, [...args, "--json"]);
  child.stdin?.end(stdin ?? "");
  const [code] = (await once(child, "close")) as [number | null];
  return { code, json: parse(stdout()), error: errorCode(stderr()), stderr: stderr() };
}

/** A command that has to succeed; its answer in the given shape. */
export async function must<T>(
  shape: z.ZodType<T>,
  place: Place,
  args: readonly string[],
  stdin?: string,
): Promise<T> {
  const answer = await planrrr(place, args, stdin);
  if (answer.code !== 0)
    throw new Error(
      `planrrr ${args.join(" ")} ended with ${answer.code}:\n${answer.stderr}\n${JSON.stringify(answer.json)}`,
    );
  return shape.parse(answer.json);
}

export function spawnPlanrrr({ home, port, env, uid }: Place, args: readonly string[]) {
  const kept = Object.fromEntries(
    ["PATH", "TMPDIR", "NODE_COMPILE_CACHE"].map((name) => [name, process.env[name]]),
  );
  const child = spawn(process.execPath, [mainFile, ...args], {
    env: { ...kept, PLANRRR_HOME: home, PORT: String(port), LOG_LEVEL: "warn", PLANRRR_EDGE: "0", ...env },
    stdio: ["pipe", "pipe", "pipe"],
    uid,
    gid: uid,
  });
  const read = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (read.stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (read.stderr += text));
  return { child, stdout: () => read.stdout, stderr: () => read.stderr };
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    let text = "";
    child.stdout?.on("data", (chunk: string) => {
      text += chunk;
      if (text.includes("\n")) resolve(text.slice(0, text.indexOf("\n")));
    });
  });
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (!address || typeof address === "string") throw new Error("The system gave no port.");
  return address.port;
}

function parse(text: string): unknown {
  return text.trim() ? JSON.parse(text) : undefined;
}

const Failure = z.object({ error: z.object({ code: z.string() }) });

function errorCode(stderr: string): string | undefined {
  const line = stderr.split("\n").find((each) => each.startsWith('{"error"'));
  return line ? Failure.parse(JSON.parse(line)).error.code : undefined;
}
