import { writeFile } from "node:fs/promises";
import path from "node:path";
import { type Api, type Client, createApi } from "../client/connect.ts";
import { patientSend } from "../client/patient-send.ts";
import { exportProblem } from "./export-problem.ts";
import { openFolder } from "./open-folder.ts";
import { readPages } from "./read-pages.ts";
import { saveMedia } from "./save-media.ts";
import { writeLines } from "./write-lines.ts";

/** How many of each were written. */
export interface Exported {
  [kind: string]: number;
}

/** Called after each thing of a kind, and once more when all of them are there. */
export type Tell = (kind: string, count: number, done: boolean) => void;

const TEAM = "team.json";

/**
 * Writes what a team has into a folder: one file for each kind with a line of JSON for each thing, and the files that
 * posts show. It is there whole or not at all; `team.json` comes last. What opens accounts is no part of it.
 */
export async function exportTeam(client: Client, folder: string, tell: Tell): Promise<Exported> {
  const { url } = client.server;
  try {
    // Before the folder: who is not signed in leaves nothing behind.
    const team = await readTeam(client.api);
    const target = await openFolder(folder);
    try {
      const counts = await writeAll(client, target.unfinished, tell);
      await writeFile(path.join(target.unfinished, TEAM), `${JSON.stringify(team, null, 2)}\n`);
      await target.finish(TEAM);
      return counts;
    } catch (error) {
      await target.giveUp();
      throw error;
    }
  } catch (error) {
    throw exportProblem(folder, url, error);
  }
}

async function readTeam(api: Api): Promise<object> {
  const team = await api.team.get();
  const { items: members } = await api.team.members();
  return { ...team, members, settings: await api.team.settings() };
}

async function writeAll({ server, send, sendLong }: Client, folder: string, tell: Tell): Promise<Exported> {
  const api = createApi(server.url, patientSend(send));
  const counts: Exported = {};
  const mediaIds = new Set<string>();
  const write = async (kind: string, items: AsyncIterable<object>) => {
    let count = 0;
    async function* counted() {
      for await (const item of items) {
        collectMedia(item, mediaIds);
        yield item;
        tell(kind, (count += 1), false);
      }
    }
    counts[kind] = await writeLines(path.join(folder, `${kind}.jsonl`), counted());
    tell(kind, count, true);
  };
  await write(
    "connections",
    readPages((at) => api.connections.list(at)),
  );
  await write("followers", growth(api));
  await write(
    "templates",
    readPages((at) => api.templates.list(at)),
  );
  await write(
    "slots",
    readPages(() => api.slots.list()),
  );
  await write(
    "recurrences",
    readPages((at) => api.recurrences.list(at)),
  );
  await write(
    "deal-posts",
    readPages((at) => api.dealPosts.list(at)),
  );
  await write("posts", postsWithAttempts(api));
  await write(
    "figures",
    readPages((at) => api.analytics.list(at)),
  );
  const source = { api, send: patientSend(sendLong), url: server.url };
  await write("media", saveMedia(source, mediaIds, path.join(folder, "media")));
  return counts;
}

async function* postsWithAttempts(api: Api): AsyncGenerator<object> {
  for await (const post of readPages((at) => api.posts.list(at))) {
    const attempts: object[] = [];
    const { id, publications } = post;
    if (publications.some((publication) => publication.attempts > 0))
      for await (const attempt of readPages((at) => api.posts.attempts({ id, ...at })))
        attempts.push(attempt);
    yield { ...post, attempts };
  }
}

async function* growth(api: Api): AsyncGenerator<object> {
  for await (const { id } of readPages((at) => api.connections.list(at)))
    yield await api.audience.growth({ id, days: 1_825 });
}

/** Files are named for a post, for each account, and by what makes posts again and again. */
function collectMedia(value: unknown, found: Set<string>): void {
  if (typeof value !== "object" || value === null) return;
  for (const [key, part] of Object.entries(value)) {
    if (key === "mediaIds" && Array.isArray(part))
      for (const id of part) if (typeof id === "string") found.add(id);
    collectMedia(part, found);
  }
}
