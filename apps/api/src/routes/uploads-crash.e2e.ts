import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { createTestDatabase, type TestDatabase } from "@planrrr/database/testing";
import { afterEach, beforeEach, expect, inject, test } from "vitest";
import { film } from "../testing/films.ts";
import { type Person, send, signUp } from "../testing/person.ts";
import { askOffset, beginUpload, sendPiece } from "../testing/send-upload.ts";

let database: TestDatabase;
let mediaDir: string;
let running: ChildProcess | undefined;
beforeEach(async () => {
  database = await createTestDatabase(inject("postgresUrl"));
  mediaDir = await mkdtemp(path.join(tmpdir(), "planrrr-crash-"));
});
afterEach(async () => {
  if (running) await kill(running);
  await database.close();
  await rm(mediaDir, { recursive: true, force: true });
});

async function start(): Promise<string> {
  running = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", main], {
    env: {
      ...process.env,
      PORT: "0",
      BASE_URL: "",
      DATABASE_URL: database.url,
      MEDIA_DIR: mediaDir,
      BETTER_AUTH_SECRET: "a secret for tests that is long enough",
      ENCRYPTION_KEYS: `k1:${Buffer.alloc(32, 7).toString("base64")}`,
      INTERNAL_API_KEYS: "an internal key for tests of 32+ characters",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  for await (const line of createInterface({ input: running.stdout ?? process.stdin })) {
    const { url } = JSON.parse(line) as { url?: string };
    if (url) return url;
  }
  throw new Error("The API ended before it listened.");
}
const main = new URL("../main.ts", import.meta.url).pathname;

async function kill(child: ChildProcess): Promise<void> {
  running = undefined;
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}

const at = (url: string, { token }: Person): Person["send"] => {
  return (method, where, body, headers = {}) =>
    send({ url }, method, where, body, { authorization: `Bearer ${token}`, ...headers });
};

// Two processes start one after the other, on a machine that may be busy.
const PATIENCE_MS = 90_000;

test(
  "an upload goes on after the API was killed in the middle of a piece",
  { timeout: PATIENCE_MS },
  async () => {
    let url = await start();
    const ann = await signUp({ url });
    const bytes = await film({ seconds: 20, frameBytes: 4000 });
    const { path: where } = await beginUpload(ann.send, bytes.length);
    await sendPiece(ann.send, where, bytes.subarray(0, 500_000));
    const line = request(url + where, {
      method: "PATCH",
      headers: {
        authorization: `Bearer ${ann.token}`,
        "tus-resumable": "1.0.0",
        "upload-offset": "500000",
        "content-type": "application/offset+octet-stream",
        "content-length": String(bytes.length - 500_000),
      },
    });
    line.on("error", () => undefined);
    line.write(bytes.subarray(500_000, 900_000));
    const file = path.join(mediaDir, "uploads", where.split("/").pop() ?? "");
    await expect.poll(async () => (await stat(file)).size, { timeout: 20_000 }).toBeGreaterThan(500_000);
    if (running) await kill(running);

    url = await start();
    const again = at(url, ann);
    const offset = await askOffset(again, where);
    expect(offset).toBeGreaterThan(500_000);
    const last = await sendPiece(again, where, bytes.subarray(offset), offset);
    expect(last.json).toMatchObject({ bytes: bytes.length, durationMs: 20_000 });
  },
);
