import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { startEdge } from "@planrrr/edge";
import { type FakeCore, startFakeCore } from "@planrrr/edge/testing";
import { startAnnouncing } from "../processes/announcing-part.ts";
import { type CheersResult, measureCheers } from "./measure-cheers.ts";
import { measureEvents } from "./measure-events.ts";
import { measureKills, type KillsResult } from "./measure-kills.ts";
import { measureLikes } from "./measure-likes.ts";
import { measureStampede } from "./measure-stampede.ts";
import { readLikeRows } from "./read-like-rows.ts";
import { openClients, type RoomClients } from "./room-clients.ts";
import { speakerOf } from "./speaker.ts";

export interface EdgeResult {
  cheers: { edge: CheersResult; plain: CheersResult; edgeToPlain: number };
  /** Deliveries a second of single events. */
  events: { edge: number; plain: number; edgeToPlain: number };
  /** Acknowledged likes a second. */
  likes: { edge: number; plain: number; edgeToPlain: number };
  /** Of a thousand likes on one post. */
  rowsInD1: number;
  kills: KillsResult;
  /** Calls of the source that ten thousand reads of a stale number make. */
  stampedeCalls: number;
}

const people = Array.from({ length: 1_000 }, (_, n) => `u${n}`);
const authors = people.slice(0, 10);
const perSecond = 500;
const seconds = 6;

/** The edge beside a plain Node `ws` server in the same run: one room, a thousand sockets, all on this machine. */
export async function runEdge(log: (line: string) => void): Promise<EdgeResult> {
  const folder = mkdtempSync(path.join(tmpdir(), "planrrr-bench-edge-"));
  const core = await startFakeCore();
  const dataDir = path.join(folder, "edge");
  const edge = await startEdge({
    dataDir,
    host: "127.0.0.1",
    port: 0,
    variables: { CORE_URL: core.url, EDGE_INTERNAL_API_KEY: core.key },
    onTrouble: log,
  });
  const plain = await startAnnouncing({
    name: "plain ws",
    program: "bench/src/edge/plain-server.ts",
    logFile: path.join(folder, "plain.log"),
    env: { DATA_DIR: folder },
  });
  try {
    const { url: plainUrl } = plain.said as { url: string };
    const pids = { edge: edge.pid() ?? 0, plain: plain.part.pid ?? 0 };
    const room = await openRoom(edge.url, core, "bench");
    const oneWay = await openClients(people, async (userId) => ({
      url: `${plainUrl.replace("http", "ws")}/?user=${userId}`,
      protocols: [],
    }));
    log(`${people.length} sockets are open in each`);

    const speak = speakerOf(edge.url, core, "bench");
    const posts: string[] = [];
    for (const author of authors) for (let n = 0; n < 3; n += 1) posts.push(await speak.write(author));
    // All of them on one post, early: D1 hears of it within the minute in which the rest is measured.
    const [first = ""] = posts;
    await measureLikes(room, [first], 10);
    const likedAt = performance.now();

    const cheers = {
      edge: await measureCheers(room, pids.edge, { perSecond, seconds }),
      // More than a second of this fills its memory.
      plain: await measureCheers(oneWay, pids.plain, { perSecond, seconds: 1 }),
    };
    log(`cheers: ${JSON.stringify(cheers)}`);
    const events = {
      edge: await measureEvents(room, seconds, (title) => speak.announce(title)),
      plain: await measureEvents(oneWay, seconds, (title) => post(plainUrl, { title, body: "b", link: "/" })),
    };
    log(`single events: ${JSON.stringify(events)} deliveries/s`);
    const rest = posts.slice(1);
    const likes = {
      edge: (await measureLikes(room, rest, seconds)).perSecond,
      plain: (await measureLikes(oneWay, rest, seconds)).perSecond,
    };
    log(`likes: ${JSON.stringify(likes)} acknowledged/s`);
    room.close();
    oneWay.close();
    await plain.part.kill();
    const rows = await readLikeRows(dataDir, "bench", first, likedAt);
    log(`1,000 likes: ${rows.length} row in D1: ${JSON.stringify(rows)}`);
    await edge.close();
    const kills = await measureKills(folder, core, log);
    const stampedeCalls = await measureStampede(folder, log);
    return {
      cheers: { ...cheers, edgeToPlain: ratio(rateOf(cheers.edge), rateOf(cheers.plain)) },
      events: { ...events, edgeToPlain: ratio(events.edge, events.plain) },
      likes: { ...likes, edgeToPlain: ratio(likes.edge, likes.plain) },
      rowsInD1: rows.length,
      kills,
      stampedeCalls,
    };
  } finally {
    await plain.part.kill();
    await edge.close();
    await core.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Whether the figures that don't depend on the machine are reached. */
export function isReached({ cheers, events, rowsInD1, kills, stampedeCalls }: EdgeResult): boolean {
  return (
    cheers.edge.delivered === cheers.edge.expected &&
    events.edgeToPlain >= 0.4 &&
    rowsInD1 === 1 &&
    kills.lost === 0 &&
    stampedeCalls === 1
  );
}

async function openRoom(edgeUrl: string, core: FakeCore, teamId: string): Promise<RoomClients> {
  const url = `${edgeUrl.replace("http", "ws")}/api/community/${teamId}/ws`;
  return openClients(people, async (userId) => ({
    url,
    protocols: ["planrrr.v1", `token.${await core.token({ teamId, userId })}`],
  }));
}

async function post(url: string, body: object): Promise<void> {
  await (await fetch(url, { method: "POST", body: JSON.stringify(body) })).text();
}

function rateOf({ delivered, expected }: CheersResult): number {
  return delivered / expected;
}

function ratio(one: number, other: number): number {
  return Math.round((one / other) * 100) / 100;
}
