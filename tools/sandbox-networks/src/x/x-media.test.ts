import { createHash } from "node:crypto";
import { ApiError, Client } from "@xdevplatform/xdk";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startX, type XSandbox } from "./start-x.ts";

let server: XSandbox;
let alice: Client;
let token: string;
const clock = { now: Date.UTC(2026, 10, 20) };
beforeAll(async () => {
  server = await startX({ now: () => clock.now });
  token = server.signIn("alice").accessToken;
  alice = new Client({ accessToken: token, baseUrl: server.url, retry: false });
});
afterAll(() => server.close());

const initialize = async (mediaType: "image/png" | "video/mp4", totalBytes: number): Promise<string> => {
  const mediaCategory = mediaType === "image/png" ? "tweet_image" : "tweet_video";
  return (await alice.media.initializeUpload({ mediaCategory, mediaType, totalBytes })).data?.id ?? "";
};
const append = (id: string, segmentIndex: number, text: string) =>
  alice.media.appendUpload(id, { media: Buffer.from(text).toString("base64"), segmentIndex });

it("takes a picture with a description, and a post shows it", async () => {
  const id = await initialize("image/png", 6);
  expect(await append(id, 0, "abc")).toMatchObject({ data: { expiresAt: expect.any(Number) } });
  await expect(alice.media.finalizeUpload(id)).rejects.toThrow(ApiError);
  await append(id, 1, "def");
  await append(id, 1, "def");
  expect((await alice.media.finalizeUpload(id)).data).toMatchObject({ id, mediaKey: `3_${id}`, size: 6 });
  const alt = await alice.media.createMetadata({ id, metadata: { altText: { text: "letters" } } });
  expect(alt.data?.associatedMetadata?.altText?.text).toBe("letters");
  await alice.posts.create({ text: "", media: { mediaIds: [id] } });
  const sha256 = createHash("sha256").update("abcdef").digest("hex");
  expect(server.posts()).toMatchObject([{ text: "", media: [{ id, altText: "letters", bytes: 6, sha256 }] }]);
  const found = await alice.users.getPosts(server.accounts[0]?.id ?? "", {
    expansions: ["attachments.media_keys"],
    postFields: ["attachments"],
  });
  expect(found.data?.[0]?.attachments?.mediaKeys).toEqual([`3_${id}`]);
  expect(found.includes?.media?.[0]).toMatchObject({ type: "photo", altText: "letters" });
});

it("takes its time with a video, and can't read a corrupt one", async () => {
  const states = async (content: string): Promise<(string | undefined)[]> => {
    const id = await initialize("video/mp4", content.length);
    await append(id, 0, content);
    const seen = [(await alice.media.finalizeUpload(id)).data?.processingInfo?.state];
    const early = alice.posts.create({ text: "now", media: { mediaIds: [id] } });
    await expect(early).rejects.toMatchObject({ status: 400 });
    for (let look = 0; look < 2; look += 1)
      seen.push((await alice.media.getUploadStatus(id, { command: "STATUS" })).data?.processingInfo?.state);
    return seen;
  };
  expect(await states("a film")).toEqual(["pending", "in_progress", "succeeded"]);
  expect(await states("corrupt")).toEqual(["pending", "failed", "failed"]);
});

it("refuses what is too large, of a foreign kind, or over", async () => {
  await expect(initialize("image/png", 6_000_000)).rejects.toMatchObject({ status: 400 });
  await expect(initialize("video/mp4", 1_000_000_000)).rejects.toMatchObject({ status: 400 });
  await expect(append("1", 0, "x")).rejects.toMatchObject({ status: 400 });
  const id = await initialize("image/png", 1);
  const big = append(id, 0, "x".repeat(5_242_881));
  await expect(big).rejects.toMatchObject({ status: 413 });
  clock.now += 86_400_000;
  token = server.signIn("alice").accessToken;
  alice = new Client({ accessToken: token, baseUrl: server.url, retry: false });
  await expect(append(id, 0, "x")).rejects.toMatchObject({ status: 400 });
});

it("still speaks the older commands", async () => {
  const send = async (fields: { [name: string]: string }, media?: Blob): Promise<Response> => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    if (media !== undefined) form.append("media", media);
    const headers = { authorization: `Bearer ${token}` };
    return fetch(`${server.url}/2/media/upload`, { method: "POST", headers, body: form });
  };
  const init = {
    command: "INIT",
    media_type: "video/mp4",
    total_bytes: "4",
    media_category: "amplify_video",
  };
  const opened: unknown = await (await send(init)).json();
  expect(opened).toMatchObject({ data: { media_key: expect.stringMatching(/^13_\d+$/) } });
  const id =
    (
      await alice.media.initializeUpload({
        mediaCategory: "tweet_image",
        mediaType: "image/png",
        totalBytes: 4,
      })
    ).data?.id ?? "";
  const appended = await send({ command: "APPEND", media_id: id, segment_index: "0" }, new Blob(["film"]));
  expect(appended.status).toBe(204);
  expect(await (await send({ command: "FINALIZE", media_id: id })).json()).toMatchObject({
    data: { id, size: 4 },
  });
  const simple = await alice.media.upload({
    media: Buffer.from("dot").toString("base64"),
    mediaCategory: "tweet_image",
  });
  expect(simple.data).toMatchObject({ size: 3 });
});
