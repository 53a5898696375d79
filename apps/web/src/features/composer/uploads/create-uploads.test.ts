import type { MediaRef } from "@planrrr/contract";
import { expect, test, vi } from "vitest";
import { RouteError } from "../../../api/send-json.ts";
import { createUploads, type Uploads } from "./create-uploads.ts";
import { keepUploads } from "./kept-uploads.ts";
import type { Begun, Way } from "./way.ts";

const LARGE = 1000;

/** A server that takes bytes as told: each turn says how far it comes, and how it ends. */
function createServer() {
  const has = new Map<string, number>();
  const turns: ((size: number) => { to: number; error?: Error; hang?: true })[] = [];
  const arrived: string[] = [];
  let number = 0;
  const way: Way = {
    async start() {
      const id = `upload-${(number += 1)}`;
      has.set(id, 0);
      return { id, by: "tus" };
    },
    async goOn({ id }, file, { onSent, signal }) {
      const offset = has.get(id);
      if (offset === undefined) throw new RouteError(404, "UPLOAD_EXPIRED", "gone");
      onSent(offset);
      const { to, error, hang } = turns.shift()?.(file.size) ?? { to: file.size };
      has.set(id, Math.max(offset, to));
      onSent(Math.max(offset, to));
      if (hang)
        await new Promise((_resolve, reject) => {
          signal.addEventListener("abort", () => reject(new DOMException("Stopped.", "AbortError")));
        });
      if (error) throw error;
      arrived.push(file.name);
      return media(id);
    },
    async giveUp({ id }: Begun) {
      has.delete(id);
    },
  };
  return { way, turns, has, arrived, begun: () => number };
}

const media = (id: string) =>
  ({ id, kind: "video", mimeType: "video/mp4", bytes: LARGE, alt: "" }) as MediaRef;
const film = (name = "film.mp4") =>
  new File([new Uint8Array(LARGE)], name, { type: "video/mp4", lastModified: 5 });

function createStorage(): Storage {
  const all = new Map<string, string>();
  return {
    getItem: (key: string) => all.get(key) ?? null,
    setItem: (key: string, value: string) => void all.set(key, value),
    removeItem: (key: string) => void all.delete(key),
    clear: () => all.clear(),
    key: () => null,
    length: 0,
  };
}

function open(server: ReturnType<typeof createServer>, storage = createStorage()) {
  const added: [string, string | undefined][] = [];
  const pauses: number[] = [];
  const uploads = createUploads({
    kept: keepUploads("uploads", () => storage),
    look: async (file) =>
      file.name.endsWith(".txt") ? { problem: `${file.name} is no video.` } : { small: file.size < 10 },
    sendSmall: async (file, { onSent }) => {
      onSent(file.size);
      return media("small");
    },
    newWay: async () => server.way,
    wayOf: () => server.way,
    onAdded: ({ id }, forAccount) => void added.push([id, forAccount]),
    describe: (name, error) => `${name}: ${(error as Error).message}`,
    wait: async (ms) => void pauses.push(ms),
  });
  return { uploads, added, pauses, storage };
}

const only = (uploads: Uploads) => uploads.all()[0];
const until = (uploads: Uploads, state: string | undefined) =>
  vi.waitFor(() => expect(only(uploads)?.state).toBe(state));

test("a file is sent, and goes to the version it was chosen for", async () => {
  const server = createServer();
  const { uploads, added, storage } = open(server);
  uploads.add([film()], "account");
  await vi.waitFor(() => expect(added).toEqual([["upload-1", "account"]]));
  expect(uploads.all()).toEqual([]);
  expect(storage.getItem("uploads")).toBeNull();
});

test("one that is paused waits, lets the next one go first, and goes on where it was", async () => {
  const server = createServer();
  const { uploads, added } = open(server);
  server.turns.push(() => ({ to: 400, hang: true }));
  uploads.add([film(), film("second.mp4")]);
  await vi.waitFor(() => expect(only(uploads)).toMatchObject({ state: "sending", sent: 400 }));
  uploads.pause(only(uploads)?.key ?? "");
  await vi.waitFor(() => expect(server.arrived).toEqual(["second.mp4"]));
  expect(only(uploads)).toMatchObject({ name: "film.mp4", state: "paused", sent: 400 });
  uploads.goOn(only(uploads)?.key ?? "");
  await vi.waitFor(() => expect(added).toHaveLength(2));
  expect(server.begun()).toBe(2);
});

test("after a reload the same file goes on, and another one does not", async () => {
  const server = createServer();
  const before = open(server);
  server.turns.push(() => ({ to: 300, hang: true }));
  before.uploads.add([film()]);
  await vi.waitFor(() => expect(only(before.uploads)?.sent).toBe(300));
  before.uploads.close();
  const { uploads, added } = open(server, before.storage);
  const { key = "" } = only(uploads) ?? {};
  expect(only(uploads)).toMatchObject({ state: "fileless", name: "film.mp4", sent: 300, bytes: LARGE });
  expect(uploads.goOn(key, film("other.mp4"))).toBe(false);
  expect(uploads.goOn(key, film())).toBe(true);
  await vi.waitFor(() => expect(added).toEqual([["upload-1", undefined]]));
  expect(server.begun()).toBe(1);
});

test("chosen like a new one after a reload, it goes on all the same", async () => {
  const server = createServer();
  const before = open(server);
  server.turns.push(() => ({ to: 300, hang: true }));
  before.uploads.add([film()]);
  await vi.waitFor(() => expect(only(before.uploads)?.sent).toBe(300));
  before.uploads.close();
  const { uploads, added } = open(server, before.storage);
  uploads.add([film()]);
  await vi.waitFor(() => expect(added).toHaveLength(1));
  expect([server.begun(), uploads.all()]).toEqual([1, []]);
});

test("a line that breaks is tried again for a while; then its person is asked", async () => {
  const server = createServer();
  const { uploads, added, pauses } = open(server);
  const away = () => ({ to: 0, error: new TypeError("away") });
  server.turns.push(
    () => ({ to: 500, error: new RouteError(423, "UPLOAD_BUSY", "busy") }),
    ...Array(6).fill(away),
  );
  uploads.add([film()]);
  await until(uploads, "stopped");
  expect(pauses).toEqual([500, 1000, 2000, 4000, 8000]);
  expect(only(uploads)).toMatchObject({ sent: 500 });
  uploads.goOn(only(uploads)?.key ?? "");
  await vi.waitFor(() => expect(added).toHaveLength(1));
});

test("one whose bytes are gone begins anew; one that is refused is told in words", async () => {
  const server = createServer();
  const { uploads, added } = open(server);
  server.turns.push(() => {
    server.has.delete("upload-1");
    return { to: 0, error: new RouteError(410, "UPLOAD_EXPIRED", "gone") };
  });
  uploads.add([film()]);
  await vi.waitFor(() => expect(added).toEqual([["upload-2", undefined]]));
  server.turns.push(() => ({ to: LARGE, error: new RouteError(415, "UNSUPPORTED_MEDIA_TYPE", "no film") }));
  uploads.add([film(), new File(["x"], "notes.txt"), new File(["x"], "small.png")]);
  await vi.waitFor(() => expect(uploads.refused()).toHaveLength(2));
  expect(uploads.refused().toSorted()).toEqual(["film.mp4: no film", "notes.txt is no video."]);
  await vi.waitFor(() => expect(added).toHaveLength(2));
  expect(uploads.all()).toEqual([]);
});

test("what is given up is taken away there, too", async () => {
  const server = createServer();
  const { uploads, storage } = open(server);
  server.turns.push(() => ({ to: 300, hang: true }));
  uploads.add([film()]);
  await until(uploads, "sending");
  uploads.giveUp(only(uploads)?.key ?? "");
  await vi.waitFor(() => expect(server.has.size).toBe(0));
  expect([uploads.all(), storage.getItem("uploads")]).toEqual([[], null]);
});
