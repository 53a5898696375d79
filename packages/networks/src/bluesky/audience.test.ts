import { afterAll, beforeAll, expect, it } from "vitest";
import { createIo } from "../testing/create-io.ts";
import { startIndex, type TestIndex } from "../testing/start-index.ts";
import { readBlueskyAudience } from "./audience.ts";
import { readBlueskyInsights } from "./insights.ts";

let index: TestIndex;
beforeAll(async () => {
  index = await startIndex();
});
afterAll(() => index.close());

const io = createIo();
const account = () => ({
  id: "did:plc:ann",
  handle: "@ann",
  displayName: "Ann",
  service: index.url,
  limits: {},
});
const credentials = (accessJwt = "good") => ({
  service: index.url,
  pds: index.url,
  did: "did:plc:ann",
  appPassword: "p",
  accessJwt,
  refreshJwt: "r",
});
const uri = "at://did:plc:ann/app.bsky.feed.post/3k";

it("tells followers and what became of a post", async () => {
  expect(await readBlueskyAudience(io, account(), credentials())).toEqual({ followers: 321 });
  expect(await readBlueskyInsights(io, account(), credentials(), uri)).toEqual({
    likes: 5,
    reposts: 2,
    replies: 1,
    quotes: 0,
  });
});

it("a post that is gone is said to be, an old token has expired, and half an answer is none", async () => {
  await expect(readBlueskyInsights(io, account(), credentials(), `${uri}-gone`)).rejects.toMatchObject({
    kind: "refused",
    code: "POST_GONE",
  });
  await expect(readBlueskyAudience(io, account(), credentials("old"))).rejects.toMatchObject({
    kind: "expired",
  });
  await expect(
    readBlueskyAudience(io, { ...account(), id: "did:plc:bob" }, credentials()),
  ).rejects.toMatchObject({ kind: "not-sent", code: "UNEXPECTED_ANSWER" });
});
