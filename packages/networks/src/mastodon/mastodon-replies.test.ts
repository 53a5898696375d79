import { type MastodonSandbox, startMastodon } from "@planrrr/sandbox-networks";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Connected, Publishing } from "../network.ts";
import { createIo, type TestIo } from "../testing/create-io.ts";
import { mastodon } from "./index.ts";

let server: MastodonSandbox;
let io: TestIo;
let connected: Connected;
beforeEach(async () => {
  io = createIo();
  server = await startMastodon({ now: io.now });
  connected = await mastodon.connect(io, { service: server.url, token: "alice-token" });
});
afterEach(() => server.close());

const prepare = async (publicationId: string, text: string, replyTo?: Publishing["replyTo"]) => {
  const role = replyTo ? { role: "thread" as const } : {};
  const input = { publicationId, content: { ...role, text, media: [] }, ...connected };
  return (await mastodon.prepare(io, { ...input, ...(replyTo && { replyTo }) })).handle;
};
const commit = (handle: Awaited<ReturnType<typeof prepare>>) => mastodon.commit(io, { ...connected, handle });
const ask = (handle: Awaited<ReturnType<typeof prepare>>, takenRemoteIds: string[] = []) =>
  mastodon.reconcile(io, { ...connected, handle, armedAt: io.now() - 60_000, takenRemoteIds });

test("a later part stands under the one before it, and is found there after a lost answer", async () => {
  const root = await commit(await prepare("one", "same words"));
  const handle = await prepare("two", "same words", { root, parent: root });
  expect(await ask(handle)).toEqual({ state: "not-published" });
  const second = await commit(handle);
  expect(await ask(handle)).toMatchObject({ state: "published", remoteId: second.remoteId });
  const replies = server.posts().map(({ id, inReplyToId }) => [id, inReplyToId]);
  expect(replies).toEqual(
    expect.arrayContaining([
      [root.remoteId, null],
      [second.remoteId, root.remoteId],
    ]),
  );
});

test("the post itself is not taken for a reply with the same words", async () => {
  const handle = await prepare("one", "same words");
  const root = await commit(await prepare("another", "something else"));
  await commit(await prepare("reply", "same words", { root, parent: root }));
  expect(await ask(handle)).toEqual({ state: "not-published" });
});

test("a part without a place does not become a post of its own", async () => {
  const content = { role: "comment" as const, text: "first", media: [] };
  const late = mastodon.prepare(io, { publicationId: "p", content, ...connected });
  await expect(late).rejects.toMatchObject({ kind: "refused", code: "NOTHING_ABOVE" });
});
