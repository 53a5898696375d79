import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Redis } from "ioredis";
import { freePort } from "../processes/ports.ts";
import { waitUntil } from "../processes/wait-until.ts";

/** A Redis of the bench's own, with the append-only file on as in production. */
export async function startRedis(): Promise<{ url: string; stop(): Promise<void> }> {
  const folder = mkdtempSync(path.join(tmpdir(), "planrrr-redis-"));
  const port = await freePort();
  const args = [
    "--port",
    String(port),
    "--bind",
    "127.0.0.1",
    "--dir",
    folder,
    "--save",
    "",
    "--appendonly",
    "yes",
  ];
  const server = spawn("redis-server", args, { stdio: "ignore" });
  const failed = new Promise<never>((_, reject) =>
    server.once("error", (cause) =>
      reject(new Error("redis-server is not installed (Debian: redis-server).", { cause })),
    ),
  );
  const url = `redis://127.0.0.1:${port}`;
  const answers = async () => {
    const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null });
    redis.on("error", () => undefined);
    await redis.connect();
    redis.disconnect();
    return true;
  };
  await Promise.race([waitUntil("Redis answers", answers), failed]);
  return {
    url,
    async stop() {
      server.kill("SIGKILL");
      await new Promise((resolve) => server.once("exit", resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
