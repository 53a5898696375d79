import { createHash } from "node:crypto";
import { request } from "node:http";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { QUANTUM } from "./receive-bytes.ts";
import { startYoutube, type YoutubeSandbox } from "./start-youtube.ts";

/** Google's client for Node knows no resumable uploads: the guide's own steps are the oracle here. */
let server: YoutubeSandbox;
const clock = { now: Date.UTC(2026, 10, 20, 12) };
beforeAll(async () => {
  server = await startYoutube({ now: () => clock.now });
});
beforeEach(() => server.reset());
afterAll(() => server.close());

const FILE = Buffer.from(Array.from({ length: QUANTUM * 3 + 1000 }, (_none, index) => (index * 7) % 251));
const END = FILE.length - 1;

async function open(bytes = FILE.length): Promise<string> {
  const answer = await fetch(
    `${server.url}/upload/youtube/v3/videos?uploadType=resumable&part=snippet,status`,
    {
      method: "POST",
      headers: {
        authorization: `Bearer ${server.signIn("alice").accessToken}`,
        "content-type": "application/json; charset=UTF-8",
        "x-upload-content-length": String(bytes),
        "x-upload-content-type": "video/mp4",
      },
      body: JSON.stringify({ snippet: { title: "T" }, status: { privacyStatus: "public" } }),
    },
  );
  expect(answer.status).toBe(200);
  return answer.headers.get("location") ?? "";
}

async function put(session: string, range: string, body?: Buffer): Promise<[number, string | null]> {
  const headers = { "content-range": `bytes ${range}/${FILE.length}` };
  const answer = await fetch(session, {
    method: "PUT",
    headers,
    redirect: "manual",
    ...(body !== undefined && { body: new Uint8Array(body) }),
  });
  return [answer.status, answer.headers.get("range")];
}

it("takes chunks, tells how far it is, and makes the video with the last byte", async () => {
  const session = await open();
  expect(await put(session, "*")).toEqual([308, null]);
  expect(await put(session, `0-${QUANTUM - 1}`, FILE.subarray(0, QUANTUM))).toEqual([
    308,
    `bytes=0-${QUANTUM - 1}`,
  ]);
  expect(await put(session, `${QUANTUM}-${END - 1}`, FILE.subarray(QUANTUM, END))).toEqual([400, null]);
  expect(await put(session, `${QUANTUM * 2}-${END}`, FILE.subarray(QUANTUM * 2))).toEqual([400, null]);
  expect(await put(session, "*")).toEqual([308, `bytes=0-${QUANTUM - 1}`]);
  // A chunk that begins too early is taken from where it is new.
  expect(await put(session, `0-${QUANTUM * 2 - 1}`, FILE.subarray(0, QUANTUM * 2))).toEqual([
    308,
    `bytes=0-${QUANTUM * 2 - 1}`,
  ]);
  expect(server.posts()).toEqual([]);
  const last = [`${QUANTUM * 2}-${END}`, FILE.subarray(QUANTUM * 2)] as const;
  expect(await Promise.all([put(session, ...last), put(session, ...last), put(session, "*")])).toEqual([
    [201, null],
    [201, null],
    [201, null],
  ]);
  expect(server.posts()).toMatchObject([{ sha256: createHash("sha256").update(FILE).digest("hex") }]);
});

it("keeps whole quanta of what a broken connection brought", async () => {
  const session = await open();
  const url = new URL(session);
  await new Promise<void>((resolve) => {
    const half = request(url, {
      method: "PUT",
      headers: { "content-length": FILE.length, "content-range": `bytes 0-${END}/${FILE.length}` },
    });
    half.on("error", () => resolve());
    half.write(FILE.subarray(0, QUANTUM + 5000), () => setTimeout(() => half.destroy(), 20));
  });
  await expect.poll(() => put(session, "*")).toEqual([308, `bytes=0-${QUANTUM - 1}`]);
  expect(await put(session, `${QUANTUM}-${END}`, FILE.subarray(QUANTUM))).toEqual([201, null]);
  expect(server.posts()).toMatchObject([{ sha256: createHash("sha256").update(FILE).digest("hex") }]);
});

it("takes a file in one go, forgets sessions, and cancels them", async () => {
  const whole = await fetch(await open(), { method: "PUT", body: new Uint8Array(FILE) });
  expect([whole.status, server.posts().length]).toEqual([201, 1]);
  const [lost, cancelled, old] = [await open(), await open(), await open()];
  expect((await fetch(cancelled, { method: "DELETE" })).status).toBe(499);
  expect(await put(cancelled, "*")).toEqual([404, null]);
  clock.now += 7 * 86_400_000;
  expect(await put(old, "*")).toEqual([404, null]);
  server.loseSessions();
  expect(await put(lost, "*")).toEqual([404, null]);
  expect(server.posts()).toHaveLength(1);
});

it("answers faults as Google would", async () => {
  const session = await open();
  server.faults.set({ rules: [{ method: "PUT", fault: "accept-then-drop", count: 1 }] });
  await expect(put(session, `0-${END}`, FILE)).rejects.toThrow("fetch failed");
  expect(await put(session, "*")).toEqual([201, null]);
  server.faults.set({ rules: [{ fault: "status:503", count: 1 }, { fault: "429:30" }] });
  expect((await fetch(session, { method: "PUT" })).status).toBe(503);
  const slow = await fetch(session, { method: "PUT" });
  expect([slow.status, slow.headers.get("retry-after")]).toEqual([429, "30"]);
});
