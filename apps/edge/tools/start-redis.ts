import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, createServer, type Server } from "node:net";
import type { TestProject } from "vitest/node";

/** A real Redis for the tests in workerd, which can start none, and one that takes connections and says nothing. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const port = await freePort();
  const args = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
  const redis = spawn("redis-server", args, { stdio: ["ignore", "pipe", "inherit"] });
  await isReady(redis);
  const mute = await listen(createServer());
  project.provide("redisUrl", `redis://127.0.0.1:${port}`);
  project.provide("muteRedisUrl", `redis://127.0.0.1:${portOf(mute)}`);
  project.provide("goneRedisUrl", `redis://127.0.0.1:${await freePort()}`);
  return async () => {
    redis.kill("SIGKILL");
    mute.close();
    if (redis.exitCode === null && redis.signalCode === null) await once(redis, "exit");
  };
}

declare module "vitest" {
  interface ProvidedContext {
    redisUrl: string;
    muteRedisUrl: string;
    goneRedisUrl: string;
  }
}

function isReady(redis: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    redis.once("error", (cause) =>
      reject(new Error("redis-server could not be started: install it (Debian: redis-server)", { cause })),
    );
    redis.once("exit", (code) => reject(new Error(`redis-server ended with ${code}`)));
    redis.stdout?.on("data", (chunk: Buffer) => {
      if (chunk.toString().includes("Ready to accept connections")) resolve();
    });
  });
}

async function listen(server: Server): Promise<Server> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  server.unref();
  return server;
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

async function freePort(): Promise<number> {
  const probe = await listen(createServer());
  const port = portOf(probe);
  probe.close();
  await once(probe, "close");
  return port;
}
