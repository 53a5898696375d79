import type { NetworkName, ValidatePostOutput } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { CorpusPost } from "../testing/corpus/corpus.ts";
import { invalidPosts } from "../testing/corpus/invalid-posts.ts";
import { validPosts } from "../testing/corpus/valid-posts.ts";
import { type Person, signUp } from "../testing/person.ts";
import { startTestApi, type TestApi } from "../testing/start-test-api.ts";

const networks: NetworkName[] = ["bluesky", "mastodon", "facebook", "instagram", "x", "youtube"];

let api: TestApi;
let ann: Person;
const connections = new Map<NetworkName, string>();

beforeAll(async () => {
  api = await startTestApi();
  ann = await signUp(api);
  const { db, publishing } = api.context;
  for (const network of networks) {
    const id = publishing.newId();
    connections.set(network, id);
    await db.insert(schema.connections).values({
      id,
      teamId: ann.teamId,
      network,
      service: "http://127.0.0.1:1",
      accountId: `account of ${network}`,
      handle: "@ann",
      displayName: "Ann",
      credentials: publishing.vault.seal(id, {}),
    });
  }
});
afterAll(() => api.close());

/** The files of a post as if they had been uploaded: validation reads what is known of them, not their bytes. */
async function seedMedia({ media }: CorpusPost): Promise<string[]> {
  const { db, publishing } = api.context;
  const rows = media.map((spec) => ({
    ...spec,
    id: publishing.newId(),
    teamId: ann.teamId,
    sha256: "0",
    storageKey: "none",
  }));
  if (rows.length > 0) await db.insert(schema.media).values(rows);
  return rows.map(({ id }) => id);
}

/** Whether it is refused, and by which words. */
async function judge(entry: CorpusPost): Promise<{ caught: boolean; codes: string[] }> {
  const answer = await ann.send("POST", "/api/posts/validate", {
    ...entry.post,
    connectionIds: [connections.get(entry.network)],
    mediaIds: await seedMedia(entry),
  });
  // What the contract refuses is refused, too.
  if (answer.status === 400) return { caught: true, codes: ["INVALID_INPUT"] };
  expect(answer.status, answer.text).toBe(200);
  const { valid, connections: told } = answer.json as ValidatePostOutput;
  const problems = told.flatMap((each) => each.problems).filter(({ severity }) => severity === "error");
  for (const { message } of problems) expect(message).toMatch(/^\S.*\S$/s);
  return { caught: !valid, codes: problems.map(({ code }) => code) };
}

const describeEntry = ({ network, rule, post, media }: CorpusPost) =>
  `${network} · ${rule} · ${post.text.slice(0, 30)} · ${media.map(({ mimeType }) => mimeType).join(", ")}`;

test("of posts that break a vendor's rule, at least 95 % are caught before anything is sent", async () => {
  expect(invalidPosts.length).toBeGreaterThanOrEqual(300);
  const missed: string[] = [];
  for (const entry of invalidPosts) if (!(await judge(entry)).caught) missed.push(describeEntry(entry));
  const part = 1 - missed.length / invalidPosts.length;
  expect(part, missed.join("\n")).toBeGreaterThanOrEqual(0.95);
  for (const network of networks) {
    const all = invalidPosts.filter((entry) => entry.network === network).length;
    const left = missed.filter((words) => words.startsWith(network)).length;
    expect(1 - left / all, missed.join("\n")).toBeGreaterThanOrEqual(0.95);
  }
}, 60_000);

test("of posts that keep them, none is refused", async () => {
  expect(validPosts.length).toBeGreaterThanOrEqual(100);
  const refused: string[] = [];
  for (const entry of validPosts) {
    const { caught, codes } = await judge(entry);
    if (caught) refused.push(`${describeEntry(entry)}: ${codes.join(", ")}`);
  }
  expect(refused).toEqual([]);
}, 60_000);
