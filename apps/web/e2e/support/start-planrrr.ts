import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { freePort } from "./free-port.ts";

export interface StandIn {
  network: string;
  url: string;
  accounts: { handle: string; token: string }[];
}

export interface Planrrr {
  url: string;
  /** Mastodon's. */
  sandbox: StandIn;
  /** All of them. */
  standIns: StandIn[];
  home: string;
  /** Where its rooms are, if they were asked for. */
  edgeUrl: string | undefined;
  /** Where its files are, if a bucket was named. */
  bucketUrl: string | undefined;
  /** What it has written to its log. */
  log(): string;
  /** `keepHome`: another start goes on where this one was. */
  stop(options?: { keepHome?: boolean }): Promise<void>;
  /** As a server that is down; its home and port stay. */
  halt(): Promise<void>;
  /** Up again at the same address. The sandbox network has begun anew. */
  goOn(): Promise<void>;
}

interface Ready {
  url: string;
  sandbox: StandIn[];
}

const main = path.join(import.meta.dirname, "..", "..", "..", "cli", "src", "main.ts");

/** The whole system in a home of its own, by the same code as `npm start`. */
export async function startPlanrrr(
  env: { [name: string]: string } = {},
  home = mkdtempSync(path.join(tmpdir(), "planrrr-web-")),
): Promise<Planrrr> {
  // The database server runs as another user when the tests run as root.
  chmodSync(home, 0o755);
  const port = String(await freePort());
  let log = "";
  const start = async (): Promise<{ child: ChildProcess; ready: Ready }> => {
    const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", main, "up", "--json"], {
      env: {
        NODE_ENV: "production",
        PATH: process.env["PATH"],
        PLANRRR_HOME: home,
        PORT: port,
        PLANRRR_EDGE: "0",
        LOG_LEVEL: "warn",
        SIGN_INS_PER_MINUTE: "1000",
        ...env,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => (log += text));
    return { child, ready: JSON.parse(await firstLine(child, () => log)) as Ready };
  };
  const halt = async () => {
    if (running.child.exitCode !== null) return;
    running.child.kill("SIGINT");
    await once(running.child, "exit");
  };
  let running = await start();
  const standIns = running.ready.sandbox;
  const sandbox = standIns.find(({ network }) => network === "mastodon");
  if (!sandbox) throw new Error("No sandbox network runs.");
  return {
    url: running.ready.url,
    home,
    edgeUrl: env["EDGE_PORT"] ? `http://127.0.0.1:${env["EDGE_PORT"]}` : undefined,
    bucketUrl: env["S3_ENDPOINT"],
    sandbox,
    standIns,
    log: () => log,
    halt,
    async goOn() {
      running = await start();
    },
    async stop({ keepHome = false } = {}) {
      await halt();
      if (!keepHome) rmSync(home, { recursive: true, force: true });
    },
  };
}

/** With its edge, where communities meet. */
export async function startWithEdge(): Promise<Planrrr> {
  return startPlanrrr({ PLANRRR_EDGE: "1", EDGE_PORT: String(await freePort()) });
}

function firstLine(child: ChildProcess, log: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    child.stdout?.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk;
      if (text.includes("\n")) resolve(text.slice(0, text.indexOf("\n")));
    });
    child.once("exit", (code) => reject(new Error(`planrrr ended with ${code}:\n${log()}`)));
  });
}
