import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { startEdge } from "@planrrr/edge";
import { type FakeCore, startFakeCore } from "@planrrr/edge/testing";
import { startAnnouncing } from "../processes/announcing-part.ts";
import { waitUntil } from "../processes/wait-until.ts";
import { type CheersResult, measureCheers } from "./measure-cheers.ts";
import { measureAnnouncements } from "./measure-announcements.ts";
import { type EventsResult, measureEvents } from "./measure-events.ts";
import { measureKills, type KillsResult } from "./measure-kills.ts";
import { measureLikes } from "./measure-likes.ts";
import { measureReads, type ReadsResult } from "./measure-reads.ts";
import { measureStampede, type StampedeResult } from "./measure-stampede.ts";
import { measureStart, type StartResult } from "./measure-start.ts";
import { readLikeRows } from "./read-like-rows.ts";
import { openClients, type RoomClients } from "./room-clients.ts";
import { speakerOf } from "./speaker.ts";
import { openTickerStage, readNumber, waitSince } from "./ticker-stage.ts";

interface Beside<T> {
  edge: T;
  plain: T;
  edgeToPlain: number;
}

export interface EdgeResult {
  cheers: Beside<CheersResult>;
  /** Single events over the socket. */
  events: Beside<EventsResult>;
  /** Deliveries a second of news by REST. */
  announcements: Beside<number>;
  /** Acknowledged likes a second. */
  likes: Beside<number>;
  /** Of a thousand likes on one post. */
  rowsInD1: number;
  kills: KillsResult;
  stampede: StampedeResult;
  reads: ReadsResult;
  start: StartResult;
}

type Log = (line: string) => void;

const people = Array.from({ length: 1_000 }, (_, n) => `u${n}`);
const authors = people.slice(0, 10);
const perSecond = 500;
const seconds = 6;
const singleEvents = 20;
/** A number is stale two minutes after it was read. */
const staleMs = 130_000;

/** The edge beside a plain Node `ws` server in the same run, all on this machine, within six minutes. */
export async function runEdge(log: Log): Promise<EdgeResult> {
  const folder = mkdtempSync(path.join(tmpdir(), "planrrr-bench-edge-"));
  const core = await startFakeCore();
  const ticker = await openTickerStage(folder, log);
  try {
    // Read now, and stale by the time the rooms are done.
    const early = await ticker.start();
    await waitUntil("the first number is there", async () => (await readNumber(early)).total !== null);
    await early.close();
    const readAt = performance.now();
    const rooms = await measureRooms(folder, core, log);
    const kills = await measureKills(folder, core, log);
    const start = await measureStart(folder);
    log(`start: ${JSON.stringify(start)}`);
    await waitSince(readAt, staleMs);
    const stampede = await measureStampede(ticker);
    log(`stampede: ${JSON.stringify(stampede)}`);
    const reads = await measureReads(ticker);
    log(`reads: ${JSON.stringify(reads)}`);
    return { ...rooms, kills, stampede, reads, start };
  } finally {
    ticker.close();
    await core.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

type RoomsResult = Pick<EdgeResult, "cheers" | "events" | "announcements" | "likes" | "rowsInD1">;

/** One room, a thousand sockets; and the plain server's one. */
async function measureRooms(folder: string, core: FakeCore, log: Log): Promise<RoomsResult> {
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

    const events = beside(
      await measureEvents(room, pids.edge, singleEvents),
      await measureEvents(oneWay, pids.plain, singleEvents),
      ({ perSecond: rate }) => rate,
    );
    log(`single events: ${JSON.stringify(events)}`);
    const cheers = beside(
      await measureCheers(room, pids.edge, { perSecond, seconds }),
      // More than a second of this fills its memory.
      await measureCheers(oneWay, pids.plain, { perSecond, seconds: 1 }),
      ({ perSecond: rate }) => rate,
    );
    log(`cheers: ${JSON.stringify(cheers)}`);
    const announcements = beside(
      await measureAnnouncements(room, seconds, (title) => speak.announce(title)),
      await measureAnnouncements(oneWay, seconds, (title) => post(plainUrl, { title, body: "b", link: "/" })),
    );
    log(`announcements: ${JSON.stringify(announcements)} deliveries/s`);
    const rest = posts.slice(1);
    const likes = beside(
      (await measureLikes(room, rest, seconds)).perSecond,
      (await measureLikes(oneWay, rest, seconds)).perSecond,
    );
    log(`likes: ${JSON.stringify(likes)} acknowledged/s`);
    room.close();
    oneWay.close();
    await plain.part.kill();
    const rows = await readLikeRows(dataDir, "bench", first, likedAt);
    log(`1,000 likes: ${rows.length} row in D1: ${JSON.stringify(rows)}`);
    return { cheers, events, announcements, likes, rowsInD1: rows.length };
  } finally {
    await plain.part.kill();
    await edge.close();
  }
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

function beside<T>(edge: T, plain: T, rateOf: (one: T) => number = Number): Beside<T> {
  return { edge, plain, edgeToPlain: Math.round((rateOf(edge) / rateOf(plain)) * 100) / 100 };
}
