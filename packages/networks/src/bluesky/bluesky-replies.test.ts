import { type BlueskyAccount, type BlueskyPds, startBlueskyPds } from "@planrrr/bluesky-pds";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Connected, Publishing } from "../network.ts";
import { createIo, type TestIo } from "../testing/create-io.ts";
import { bluesky } from "./index.ts";

let pds: BlueskyPds;
let account: BlueskyAccount;
let connected: Connected;
let io: TestIo;
beforeAll(async () => {
  pds = await startBlueskyPds();
  account = await pds.createAccount("alice.test");
  const secret = await pds.createAppPassword(account);
  io = createIo();
  connected = await bluesky.connect(io, { service: pds.url, identifier: "alice.test", secret });
});
afterAll(() => pds.close());

const prepare = (text: string, replyTo?: Publishing["replyTo"]) => {
  const role = replyTo ? { role: "thread" as const } : {};
  const input = { publicationId: "p", content: { ...role, text, media: [] }, ...connected };
  return bluesky.prepare(io, { ...input, ...(replyTo && { replyTo }) });
};

async function publish(text: string, replyTo?: Publishing["replyTo"]) {
  const { handle } = await prepare(text, replyTo);
  return bluesky.commit(io, { ...connected, handle });
}

test("each part names the beginning and the one before it, as the server has them", async () => {
  const root = await publish("one");
  const second = await publish("two", { root, parent: root });
  const third = await publish("three", { root, parent: second });
  const posts = new Map((await pds.listPosts(account.did)).map((post) => [post.uri, post]));
  const strong = (uri: string) => ({ uri, cid: posts.get(uri)?.cid });
  expect(posts.get(second.remoteId)?.value["reply"]).toEqual({
    root: strong(root.remoteId),
    parent: strong(root.remoteId),
  });
  expect(posts.get(third.remoteId)?.value["reply"]).toEqual({
    root: strong(root.remoteId),
    parent: strong(second.remoteId),
  });
});

test("nothing goes under a post that is gone, or under none", async () => {
  const gone = { remoteId: `at://${account.did}/app.bsky.feed.post/3gone`, url: "" };
  await expect(prepare("two", { root: gone, parent: gone })).rejects.toMatchObject({
    kind: "refused",
    code: "PARENT_GONE",
  });
  const content = { role: "comment" as const, text: "first", media: [] };
  await expect(bluesky.prepare(io, { publicationId: "p", content, ...connected })).rejects.toMatchObject({
    code: "NOTHING_ABOVE",
  });
});
