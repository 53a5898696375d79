import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { type Client, createApi } from "../client/connect.ts";
import { createSend } from "../client/send.ts";
import { exportTeam } from "./export-team.ts";

const picture = "00000000-0000-4000-8000-00000000aaaa";
const gone = "00000000-0000-4000-8000-00000000bbbb";
const posts = Array.from({ length: 250 }, (_, nth) => ({
  id: `post-${nth}`,
  text: `Post ${nth}`,
  mediaIds: nth === 0 ? [gone] : [],
  perConnection: nth === 249 ? { somewhere: { mediaIds: [picture] } } : {},
  publications: [{ attempts: nth % 50 === 0 ? 1 : 0 }],
}));

interface Answers {
  [path: string]: (request: IncomingMessage, response: ServerResponse, query: URLSearchParams) => void;
}

const page = (items: object[], nextCursor: string | null = null) => JSON.stringify({ items, nextCursor });
const media = (id: string) => ({ id, kind: "image", mimeType: "image/png", bytes: 5, alt: "Five letters" });

/** A planrrr with 250 posts; `changes` answers some of its addresses in another way. */
async function serve(changes: Answers = {}) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://planrrr");
    asked.push(pathname);
    const change = changes[pathname];
    if (change) return change(request, response, searchParams);
    if (pathname === `/api/media/${picture}`)
      return void response.writeHead(200, { "content-type": "image/png" }).end("bytes");
    response.writeHead(pathname === `/api/media/${gone}` ? 404 : 200, { "content-type": "application/json" });
    response.end(answer(pathname, searchParams));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const send = createSend({ pause: async () => undefined });
  const client: Client = {
    api: createApi(url, send),
    ingest: {} as Client["ingest"],
    server: { url, isLocal: false },
    send,
    sendLong: send,
    email: undefined,
  };
  return { client, asked, server };
}

function answer(pathname: string, query: URLSearchParams): string {
  if (pathname === "/api/team") return JSON.stringify({ id: "team", name: "Ours" });
  if (pathname === "/api/team/settings") return JSON.stringify({ announces: true });
  if (pathname.endsWith("/attempts")) return page([{ outcome: "published" }]);
  if (pathname === "/api/media") return page((query.get("ids") ?? "").split(",").map(media));
  if (pathname !== "/api/posts") return page([]);
  const from = Number(query.get("cursor") ?? 0);
  const to = from + Number(query.get("limit"));
  return page(posts.slice(from, to), to < posts.length ? String(to) : null);
}

function makePlace(): string {
  const place = mkdtempSync(path.join(tmpdir(), "planrrr-export-"));
  onTestFinished(() => rmSync(place, { recursive: true, force: true }));
  return place;
}

const linesOf = (...file: string[]) =>
  readFileSync(path.join(...file), "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as { [key: string]: unknown });

const quiet = () => undefined;

describe("an export", () => {
  test("has every post of every page, what was tried of those that were, and the files that are there", async () => {
    const folder = path.join(makePlace(), "not", "there", "yet");
    const { client, asked } = await serve();
    const counts = await exportTeam(client, folder, quiet);
    expect(counts).toMatchObject({ posts: 250, media: 1, connections: 0 });
    const written = linesOf(folder, "posts.jsonl");
    expect(written.map(({ id }) => id)).toEqual(posts.map(({ id }) => id));
    expect(written.filter(({ attempts }) => (attempts as unknown[]).length > 0)).toHaveLength(5);
    expect(asked.filter((each) => each.endsWith("/attempts"))).toHaveLength(5);
    expect(linesOf(folder, "media.jsonl")).toEqual([{ ...media(picture), file: `media/${picture}.png` }]);
    expect(readFileSync(path.join(folder, "media", `${picture}.png`), "utf8")).toBe("bytes");
    expect(JSON.parse(readFileSync(path.join(folder, "team.json"), "utf8"))).toMatchObject({
      name: "Ours",
      members: [],
      settings: { announces: true },
    });
  });

  test("takes an empty folder, also what is left of one that was killed", async () => {
    const folder = makePlace();
    mkdirSync(path.join(folder, ".unfinished", "media"), { recursive: true });
    writeFileSync(path.join(folder, ".unfinished", "posts.jsonl"), "half a li");
    const { client } = await serve();
    await exportTeam(client, folder, quiet);
    expect(linesOf(folder, "posts.jsonl")).toHaveLength(250);
    expect(readdirSync(folder)).not.toContain(".unfinished");
  });

  test("touches nothing that is there", async () => {
    const folder = makePlace();
    const file = path.join(folder, "diary.txt");
    writeFileSync(file, "Dear diary");
    const { client } = await serve();
    await expect(exportTeam(client, folder, quiet)).rejects.toMatchObject({ code: "FOLDER_NOT_EMPTY" });
    await expect(exportTeam(client, file, quiet)).rejects.toMatchObject({ code: "FOLDER_UNUSABLE" });
    await expect(exportTeam(client, path.join(file, "in"), quiet)).rejects.toMatchObject({
      code: "FOLDER_UNUSABLE",
    });
    expect(readdirSync(folder)).toEqual(["diary.txt"]);
    expect(readFileSync(file, "utf8")).toBe("Dear diary");
  });

  test("leaves nothing when planrrr breaks off in a list, in a file, or is gone", async () => {
    const cut = (_request: IncomingMessage, response: ServerResponse) => {
      response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
      response.write('{"items":[', () => response.destroy());
    };
    for (const at of ["/api/posts", `/api/media/${picture}`]) {
      const folder = path.join(makePlace(), "deep", "mine");
      const { client } = await serve({ [at]: cut });
      await expect(exportTeam(client, folder, quiet)).rejects.toMatchObject({
        code: "SERVER_UNREACHABLE",
        exitCode: 4,
      });
      expect(existsSync(path.dirname(folder))).toBe(false);
    }
    const folder = makePlace();
    const { client, server } = await serve({
      "/api/recurrences": (request) => {
        server.close();
        request.socket.destroy();
      },
    });
    await expect(exportTeam(client, folder, quiet)).rejects.toMatchObject({ code: "SERVER_UNREACHABLE" });
    expect(readdirSync(folder)).toEqual([]);
  });

  test("says that the disk is full, and gives the room back", async () => {
    const folder = makePlace();
    const { client } = await serve();
    const full = Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
    const fill = (kind: string, count: number) => {
      if (kind === "posts" && count === 120) throw full;
    };
    await expect(exportTeam(client, folder, fill)).rejects.toMatchObject({ code: "DISK_FULL", exitCode: 1 });
    expect(readdirSync(folder)).toEqual([]);
  });
});
