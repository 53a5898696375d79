import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { startEdge } from "@planrrr/edge";
import type { FakeCore } from "@planrrr/edge/testing";
import { waitUntil } from "../processes/wait-until.ts";
import { openClients } from "./room-clients.ts";
import { speakerOf } from "./speaker.ts";

export interface KillsResult {
  rounds: number;
  acknowledged: number;
  /** Acknowledged, and gone after the kill. */
  lost: number;
}

const rounds = 3;
const people = Array.from({ length: 40 }, (_, n) => `k${n}`);

/** kill -9 of workerd while likes pour in; what was acknowledged must be there when it has come back. */
export async function measureKills(
  folder: string,
  core: FakeCore,
  log: (line: string) => void,
): Promise<KillsResult> {
  const edge = await startEdge({
    dataDir: path.join(folder, "kills"),
    host: "127.0.0.1",
    port: 0,
    variables: { CORE_URL: core.url, EDGE_INTERNAL_API_KEY: core.key },
    onTrouble: log,
  });
  const result: KillsResult = { rounds: 0, acknowledged: 0, lost: 0 };
  try {
    for (let round = 0; round < rounds; round += 1) {
      const teamId = `kill-${round}`;
      const speak = speakerOf(edge.url, core, teamId);
      const posts: string[] = [];
      for (const author of people) posts.push(await speak.write(author));
      const sure = await likeUntilKilled(edge, core, teamId, posts);
      await waitUntil("workerd is back", async () => (await fetch(`${edge.url}/health`)).ok);
      let acknowledged = 0;
      for (const [userId, ids] of sure) {
        const liked = await speak.likedBy(userId);
        acknowledged += ids.size;
        result.lost += [...ids].filter((id) => !liked.has(id)).length;
      }
      result.rounds += 1;
      result.acknowledged += acknowledged;
      log(`kill ${round + 1}: ${acknowledged} of ${people.length * posts.length} acknowledged before it`);
    }
    return result;
  } finally {
    await edge.close();
  }
}

async function likeUntilKilled(
  edge: { url: string; pid(): number | undefined },
  core: FakeCore,
  teamId: string,
  posts: readonly string[],
): Promise<Map<string, Set<string>>> {
  const url = `${edge.url.replace("http", "ws")}/api/community/${teamId}/ws`;
  const clients = await openClients(people, async (userId) => ({
    url,
    protocols: ["planrrr.v1", `token.${await core.token({ teamId, userId })}`],
  }));
  const sure = new Map(people.map((userId) => [userId, new Set<string>()]));
  const next = new Map(people.map((userId) => [userId, 0]));
  const like = (userId: string) => {
    const at = next.get(userId) ?? 0;
    next.set(userId, at + 1);
    const { socket } = clients.sockets.find((each) => each.userId === userId) ?? {};
    if (posts[at] !== undefined) socket?.send(JSON.stringify({ type: "POST_LIKE", postId: posts[at] }));
  };
  let count = 0;
  clients.onFrame((messages, userId) => {
    for (const { type, postId, liked } of messages) {
      if (type !== "LIKE_UPDATE" || liked === undefined || postId === undefined) continue;
      sure.get(userId)?.add(postId);
      count += 1;
      like(userId);
    }
  });
  for (const userId of people) for (let n = 0; n < 3; n += 1) like(userId);
  // In the middle of it, whatever the machine's pace.
  await waitUntil("likes are on their way", async () => count > 300, { everyMs: 1 });
  process.kill(edge.pid() ?? 0, "SIGKILL");
  await delay(300);
  clients.close();
  return sure;
}
