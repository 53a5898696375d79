import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Redis } from "ioredis";
import { freePort } from "./ports.ts";
import { waitUntil } from "./wait-until.ts";

/** A Redis of the bench's own, with the append-only file on as in production. */
export interface RedisPart {
  url: string;
  start(): Promise<void>;
  /** kill -9. */
  kill(): Promise<void>;
  /** FLUSHALL: the queue comes back empty. */
  flush(): Promise<void>;
  /** Ends it and removes its data. */
  stop(): Promise<void>;
}

export async function startRedis(): Promise<RedisPart> {
  const folder = mkdtempSync(path.join(tmpdir(), "planrrr-redis-"));
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  let server: ChildProcess | undefined;
  process.once("exit", () => server?.kill("SIGKILL"));

  async function ask(command: (redis: Redis) => Promise<unknown>): Promise<boolean> {
    const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null });
    redis.on("error", () => undefined);
    try {
      await redis.connect();
      await command(redis);
      return true;
    } finally {
      redis.disconnect();
    }
  }

  const part: RedisPart = {
    url,
    async start() {
      const listen = ["--port", String(port), "--bind", "127.0.0.1", "--dir", folder];
      const started = spawn("redis-server", [...listen, "--save", "", "--appendonly", "yes"], {
        stdio: "ignore",
      });
      server = started;
      const missing = new Promise<never>((_, reject) => {
        started.once("error", (cause) =>
          reject(new Error("redis-server is not installed (Debian: redis-server).", { cause })),
        );
      });
      await Promise.race([waitUntil("Redis answers", () => ask((redis) => redis.ping())), missing]);
    },
    async kill() {
      if (!server || server.exitCode !== null || server.signalCode !== null) return;
      const gone = new Promise((resolve) => server?.once("exit", resolve));
      server.kill("SIGKILL");
      await gone;
    },
    async flush() {
      await ask((redis) => redis.flushall());
    },
    async stop() {
      await part.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await part.start();
  return part;
}
