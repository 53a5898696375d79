import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { Redis } from "ioredis";

export type RedisServer = {
  url: string;
  /** `kill -9`; what was acknowledged survives in the append-only file. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** FLUSHALL. */
  flush(): Promise<void>;
  stop(): Promise<void>;
};

/** A Redis of the test's own. A machine without `redis-server` fails the test: it must not skip. */
export async function startRedisServer(): Promise<RedisServer> {
  const folder = await mkdtemp(path.join(tmpdir(), "planrrr-redis-"));
  const port = await freePort();
  let child: ChildProcess | undefined;

  const server: RedisServer = {
    url: `redis://127.0.0.1:${port}`,
    async start() {
      child = spawn(
        "redis-server",
        [
          "--port",
          `${port}`,
          "--bind",
          "127.0.0.1",
          "--dir",
          folder,
          "--save",
          "",
          "--appendonly",
          "yes",
          "--appendfsync",
          "always",
        ],
        { stdio: ["ignore", "pipe", "inherit"] },
      );
      await isReady(child);
    },
    async kill() {
      if (child?.exitCode !== null || child.signalCode !== null) return;
      child.kill("SIGKILL");
      await once(child, "exit");
    },
    async flush() {
      const redis = new Redis(server.url);
      await redis.flushall();
      redis.disconnect();
    },
    async stop() {
      await server.kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
  await server.start();
  return server;
}

function isReady(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = "";
    child.once("error", (cause) =>
      reject(new Error("redis-server could not be started: install it (Debian: redis-server)", { cause })),
    );
    child.once("exit", (code) => reject(new Error(`redis-server ended with ${code}: ${said}`)));
    child.stdout?.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes("Ready to accept connections")) resolve();
    });
  });
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}
