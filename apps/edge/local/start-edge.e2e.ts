import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { CommunityPostPage } from "@planrrr/contract/community";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { edgeVariables } from "./edge-variables.ts";
import { splitStatements } from "./migrate-d1.ts";
import { type RunningEdge, startEdge } from "./start-edge.ts";
import { type FakeCore, startFakeCore } from "./testing/index.ts";

const root = path.join(import.meta.dirname, "..", "..", "..");
let core: FakeCore;
beforeAll(async () => {
  const { status, stderr } = spawnSync(
    process.execPath,
    [path.join(root, "tools/setup/setup.mjs"), "--edge"],
    {
      encoding: "utf8",
    },
  );
  if (status !== 0) throw new Error(`The edge could not be built: ${stderr}`);
  core = await startFakeCore();
}, 120_000);
afterAll(async () => core.close());

function newFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "planrrr-edge-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function start(dataDir: string, port = 0): Promise<RunningEdge> {
  const edge = await startEdge({
    dataDir,
    host: "127.0.0.1",
    port,
    variables: { CORE_URL: core.url, EDGE_INTERNAL_API_KEY: core.key },
    onTrouble: (message) => {
      throw new Error(message);
    },
  });
  onTestFinished(async () => edge.close());
  return edge;
}

function memberOf(edge: { url: string }, teamId: string, userId: string) {
  const ask = async (method: string, where: string, body?: object) =>
    fetch(`${edge.url}/api/community/${teamId}/${where}`, {
      method,
      headers: { Authorization: `Bearer ${await core.token({ teamId, userId, role: "coach" })}` },
      body: body && JSON.stringify(body),
    });
  return {
    ask,
    async write(text: string): Promise<string> {
      const answer = await ask("POST", "posts", { text });
      return ((await answer.json()) as { id: string }).id;
    },
    async feed(): Promise<CommunityPostPage> {
      return (await (await ask("GET", "posts")).json()) as CommunityPostPage;
    },
  };
}

async function openSocket(url: string, teamId: string, userId: string) {
  const token = await core.token({ teamId, userId });
  const socket = new WebSocket(`${url.replace("http", "ws")}/api/community/${teamId}/ws`, [
    "planrrr.v1",
    `token.${token}`,
  ]);
  const acknowledged = new Set<string>();
  socket.addEventListener("message", ({ data }) => {
    for (const message of [JSON.parse(String(data)) as unknown].flat() as { [field: string]: unknown }[])
      if (message["liked"] === true) acknowledged.add(String(message["postId"]));
  });
  await once(socket, "open");
  return { socket, acknowledged };
}

async function until<T>(look: () => Promise<T | undefined> | T | undefined, what: string): Promise<T> {
  const end = performance.now() + 15_000;
  while (performance.now() < end) {
    try {
      const found = await look();
      if (found !== undefined) return found;
    } catch {
      // Not yet.
    }
    await delay(50);
  }
  throw new Error(`Waited in vain for ${what}`);
}

test("posts, likes and pins outlive a start, and every binding answers", async () => {
  const dataDir = newFolder();
  const first = await start(dataDir);
  expect(await (await fetch(`${first.url}/health`)).json()).toMatchObject({ status: "ok" });
  for (const [page, type] of [
    ["/", "text/html"],
    ["/widget.js", "javascript"],
  ] as const)
    expect((await fetch(`${first.url}${page}`)).headers.get("Content-Type")).toContain(type);
  // What the host offers developers (to set off the cron, to look into what is kept) isn't on the address for people.
  for (const page of ["/cdn-cgi/handler/scheduled", "/cdn-cgi/explorer"])
    expect((await fetch(`${first.url}${page}`)).status).toBe(404);
  const al = memberOf(first, "team", "al");
  const postId = await al.write("Hello");
  expect((await al.ask("POST", `posts/${postId}/like`)).status).toBe(200);
  expect((await al.ask("POST", `posts/${postId}/pin`)).status).toBe(200);
  await until(() => core.told[0], "the core to be told");
  expect(core.told).toMatchObject([{ teamId: "team", kind: "pin" }]);
  await first.close();
  const second = await start(dataDir);
  expect(await memberOf(second, "team", "al").feed()).toMatchObject({
    items: [{ id: postId, likes: 1, liked: true }],
    pinned: [{ id: postId }],
  });
});

test("workerd killed under likes: it comes back by itself, and no acknowledged like is lost", async () => {
  const edge = await start(newFolder());
  const teamId = "killed";
  const posts = [];
  for (const author of ["a", "b", "c", "d", "e", "f", "g", "h"])
    posts.push(await memberOf(edge, teamId, author).write("Hello"));
  const people = await Promise.all(
    Array.from({ length: 20 }, async (_, n) => ({
      userId: `u${n}`,
      ...(await openSocket(edge.url, teamId, `u${n}`)),
    })),
  );
  const pid = edge.pid();
  if (pid === undefined) throw new Error("no process number");
  const died = once(people[0]?.socket ?? new EventTarget(), "close");
  for (const { socket } of people)
    for (const postId of posts) socket.send(JSON.stringify({ type: "POST_LIKE", postId }));
  await until(() => (people.some(({ acknowledged }) => acknowledged.size > 0) ? true : undefined), "a like");
  process.kill(pid, "SIGKILL");
  await died;
  const acknowledged = people.map(({ acknowledged, userId }) => ({ userId, posts: [...acknowledged] }));
  await until(
    async () => ((await fetch(`${edge.url}/health`)).ok ? true : undefined),
    "workerd to come back",
  );
  expect(edge.pid()).not.toBe(pid);
  for (const { userId, posts: sure } of acknowledged) {
    const { items } = await memberOf(edge, teamId, userId).feed();
    const liked = new Set(items.filter((item) => item.liked).map(({ id }) => id));
    expect(sure.filter((id) => !liked.has(id))).toEqual([]);
  }
});

/** Another process's edge, whose host is killed at once. */
async function killedHost(dataDir: string): Promise<{ url: string; pid: number }> {
  const program = path.join(import.meta.dirname, "testing", "host-program.ts");
  const host = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", program, dataDir], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = (await once(host.stdout.setEncoding("utf8"), "data")) as [string];
  host.kill("SIGKILL");
  await once(host, "exit");
  return JSON.parse(line) as { url: string; pid: number };
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test("after a host was killed the next start finds port and data free", async () => {
  const dataDir = newFolder();
  const { url, pid } = await killedHost(dataDir);
  const again = await start(dataDir, Number(new URL(url).port));
  expect(again.url).toBe(url);
  expect(again.pid()).not.toBe(pid);
  // Its port is free a moment before the process is gone.
  await until(() => (isAlive(pid) ? undefined : true), "the old workerd to end");
});

test("a host that is killed takes workerd along, even if nobody starts again", async () => {
  const { pid } = await killedHost(newFolder());
  await until(() => (isAlive(pid) ? undefined : true), "workerd to end");
  expect(isAlive(pid)).toBe(false);
});

test("the Worker sees its own variables and the secrets that profiles name, and nothing of the core's", () => {
  const given = edgeVariables({
    TICKER_PROFILES: JSON.stringify([
      { network: "x", token: "MY_TOKEN" },
      { network: "json", header: { name: "a", secret: "ENCRYPTION_KEYS" } },
    ]),
    MY_TOKEN: "t",
    ENCRYPTION_KEYS: "k",
    DATABASE_URL: "postgres://x",
    SLACK_WEBHOOK_URL: "",
    CACHE_TTL_SECONDS: "30",
  });
  expect(Object.keys(given).sort()).toEqual(["CACHE_TTL_SECONDS", "MY_TOKEN", "TICKER_PROFILES"]);
  expect(edgeVariables({ TICKER_PROFILES: "{" })).toEqual({ TICKER_PROFILES: "{" });
});

test("migrations are split at the ends of their statements", () => {
  expect(
    splitStatements("-- why;\nCREATE TABLE a (\n  x TEXT -- first; second\n);\nCREATE INDEX b ON a (x);\n"),
  ).toEqual(["CREATE TABLE a (\n  x TEXT -- first; second\n)", "CREATE INDEX b ON a (x)"]);
});
