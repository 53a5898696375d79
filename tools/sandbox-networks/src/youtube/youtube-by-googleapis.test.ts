import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { auth, youtube, type youtube_v3 } from "@googleapis/youtube";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startYoutube, type YoutubeSandbox } from "./start-youtube.ts";

/** The oracle: Google's own client, which knows nothing of this stand-in, must find YouTube in it. */
let server: YoutubeSandbox;
let alice: youtube_v3.Youtube;
const clock = { now: Date.UTC(2026, 10, 20, 12) };
const PART = ["snippet", "status"];

const signIn = (at: YoutubeSandbox, username: string, scopes?: string[]): youtube_v3.Youtube => {
  const oauth = new auth.OAuth2();
  oauth.setCredentials({ access_token: at.signIn(username, scopes).accessToken });
  return youtube({ version: "v3", auth: oauth, rootUrl: at.url, retry: false });
};
/** Uploads do not follow the client's own address, only the call's. */
const toSameServer = (client: youtube_v3.Youtube) => ({ rootUrl: client.context._options.rootUrl ?? "" });
const upload = async (
  client: youtube_v3.Youtube,
  requestBody: youtube_v3.Schema$Video,
  content = "a film",
): Promise<youtube_v3.Schema$Video> =>
  (
    await client.videos.insert(
      {
        part: PART,
        requestBody,
        media: { mimeType: "video/mp4", body: Readable.from([Buffer.from(content)]) },
      },
      toSameServer(client),
    )
  ).data;
const reasonOf = async (call: Promise<unknown>): Promise<[number, string]> => {
  const error: unknown = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  const response =
    typeof error === "object" && error !== null && "response" in error ? error.response : error;
  const { status, data } = response as { status: number; data: { error: { errors: { reason: string }[] } } };
  return [status, data.error.errors[0]?.reason ?? ""];
};

beforeAll(async () => {
  server = await startYoutube({ now: () => clock.now, readLagMs: 2000, processingMs: 60_000 });
});
beforeEach(() => {
  server.reset();
  alice = signIn(server, "alice");
});
afterAll(() => server.close());

it("knows its channel: subscribers rounded, or hidden", async () => {
  const part = ["snippet", "statistics", "contentDetails"];
  const [channel] = (await alice.channels.list({ part, mine: true })).data.items ?? [];
  expect(channel).toMatchObject({
    snippet: { title: "Alice", customUrl: "@alice" },
    statistics: { subscriberCount: "123000", hiddenSubscriberCount: false },
    contentDetails: { relatedPlaylists: { uploads: channel?.id?.replace(/^UC/, "UU") } },
  });
  server.addAccount("hidden", { hidesSubscribers: true });
  const [other] = (await signIn(server, "hidden").channels.list({ part, mine: true })).data.items ?? [];
  expect(other?.statistics).toMatchObject({ hiddenSubscriberCount: true });
  expect(other?.statistics?.subscriberCount).toBeUndefined();
});

describe("videos", () => {
  it("are uploaded, worked on, listed, changed and deleted", async () => {
    const content = "x".repeat(700_000);
    const snippet = { title: "A title", description: "Words", tags: ["a", "b c"], categoryId: "22" };
    const made = await upload(alice, { snippet, status: { privacyStatus: "unlisted" } }, content);
    expect(made).toMatchObject({ snippet, status: { uploadStatus: "uploaded", privacyStatus: "unlisted" } });
    const sha256 = createHash("sha256").update(content).digest("hex");
    expect(server.posts()).toMatchObject([{ title: "A title", text: "Words", bytes: 700_000, sha256 }]);
    const id = made.id ?? "";
    const look = async () =>
      (await alice.videos.list({ part: ["status", "fileDetails", "processingDetails"], id: [id] })).data
        .items?.[0];
    expect((await look())?.processingDetails?.processingStatus).toBe("processing");
    clock.now += 60_000;
    expect(await look()).toMatchObject({
      status: { uploadStatus: "processed" },
      fileDetails: { fileSize: "700000" },
    });
    await alice.videos.update({
      part: PART,
      requestBody: {
        id,
        snippet: { title: "Another", categoryId: "22" },
        status: { privacyStatus: "public" },
      },
    });
    expect(server.posts()).toMatchObject([{ title: "Another", text: "", privacy: "public" }]);
    expect((await fetch(server.posts()[0]?.url ?? "")).status).toBe(200);
    await alice.videos.delete({ id });
    expect([server.posts(), (await look())?.id]).toEqual([[], undefined]);
  });

  it("stand in the channel's list after a while, the newest first, page by page", async () => {
    const ids: (string | null | undefined)[] = [];
    for (const title of ["1", "2", "3"]) ids.push((await upload(alice, { snippet: { title } })).id);
    const playlistId = server.accounts[0]?.id.replace(/^UC/, "UU") ?? "";
    const list = async (pageToken?: string | null) =>
      (
        await alice.playlistItems.list({
          part: ["contentDetails"],
          playlistId,
          maxResults: 2,
          ...(pageToken && { pageToken }),
        })
      ).data;
    expect((await list()).items).toEqual([]);
    clock.now += 2000;
    const first = await list();
    const second = await list(first.nextPageToken);
    const found = [...(first.items ?? []), ...(second.items ?? [])].map(
      (item) => item.contentDetails?.videoId,
    );
    expect(found).toEqual(ids.toReversed());
  });

  it("turn public at their time, and stay private where the project is not audited", async () => {
    const publishAt = new Date(clock.now + 3_600_000).toISOString();
    const wanted = { snippet: { title: "Later" }, status: { privacyStatus: "private", publishAt } };
    await upload(alice, wanted);
    expect(server.posts()[0]?.privacy).toBe("private");
    clock.now += 3_600_000;
    expect(server.posts()[0]?.privacy).toBe("public");
    expect(await reasonOf(upload(signIn(server, "alice"), wanted))).toEqual([400, "invalidPublishAt"]);
    const small = await startYoutube({ isAudited: false });
    const client = signIn(small, "alice");
    const { id } = await upload(client, { snippet: { title: "Mine" }, status: { privacyStatus: "public" } });
    expect(small.posts()[0]?.privacy).toBe("private");
    const requestBody = { id: id ?? "", status: { privacyStatus: "public" } };
    expect(await reasonOf(client.videos.update({ part: ["status"], requestBody }))).toEqual([
      403,
      "forbiddenPrivacySetting",
    ]);
    await small.close();
  });

  it("have a thumbnail and comments", async () => {
    const { id } = await upload(alice, { snippet: { title: "Talk" } });
    const videoId = id ?? "";
    const media = { mimeType: "image/png", body: Readable.from([Buffer.from("png")]) };
    expect((await alice.thumbnails.set({ videoId, media }, toSameServer(alice))).data.items).toHaveLength(1);
    const comment = (textOriginal: string) =>
      alice.commentThreads.insert({
        part: ["snippet"],
        requestBody: { snippet: { videoId, topLevelComment: { snippet: { textOriginal } } } },
      });
    const first = (await comment("first")).data;
    await alice.comments.insert({
      part: ["snippet"],
      requestBody: { snippet: { parentId: first.id ?? "", textOriginal: "second" } },
    });
    const threads = (await alice.commentThreads.list({ part: ["snippet"], videoId })).data.items;
    expect(threads).toMatchObject([
      { snippet: { topLevelComment: { snippet: { textOriginal: "first" } }, totalReplyCount: 1 } },
    ]);
    expect(server.posts()).toMatchObject([{ hasThumbnail: true, comments: ["first", "second"] }]);
    expect(await reasonOf(comment(" "))).toEqual([400, "commentTextRequired"]);
    server.addAccount("alice", { hasComments: false });
    expect(await reasonOf(comment("third"))).toEqual([403, "commentsDisabled"]);
  });
});

describe("refusals", () => {
  it.each<[string, youtube_v3.Schema$Video]>([
    ["invalidTitle", { snippet: { title: "x".repeat(101) } }],
    ["invalidTitle", { snippet: { title: "a < b" } }],
    ["invalidDescription", { snippet: { title: "t", description: "ö".repeat(2501) } }],
    ["invalidTags", { snippet: { title: "t", tags: ["x".repeat(300), "y".repeat(200)] } }],
    ["invalidCategoryId", { snippet: { title: "t", categoryId: "music" } }],
    ["invalidPublishAt", { snippet: { title: "t" }, status: { publishAt: "2030-01-01T00:00:00Z" } }],
  ])("%s", async (reason, requestBody) => {
    expect(await reasonOf(upload(alice, requestBody))).toEqual([400, reason]);
  });

  it("of tokens that are wrong, too narrow or over", async () => {
    const reader = signIn(server, "alice", ["https://www.googleapis.com/auth/youtube.readonly"]);
    expect(await reasonOf(upload(reader, {}))).toEqual([403, "insufficientPermissions"]);
    clock.now += 3_599_000;
    expect(await reasonOf(upload(alice, {}))).toEqual([401, "authError"]);
    const bob = signIn(server, "bob");
    const { id } = await upload(bob, {});
    expect(await reasonOf(signIn(server, "alice").videos.delete({ id: id ?? "" }))).toEqual([
      403,
      "forbidden",
    ]);
  });

  it("of more than the quota, until midnight Pacific, and than the channel may upload", async () => {
    const small = await startYoutube({
      now: () => clock.now,
      quota: { inserts: 2, units: 51 },
      channelUploads: 3,
    });
    // 23:59 in Los Angeles.
    clock.now = Date.UTC(2026, 10, 22, 7, 59);
    let client = signIn(small, "alice");
    const { id } = await upload(client, {});
    await upload(client, {});
    expect(await reasonOf(upload(client, {}))).toEqual([403, "quotaExceeded"]);
    await client.videos.list({ part: ["id"], id: [id ?? ""] });
    await client.videos.delete({ id: id ?? "" });
    expect(await reasonOf(client.channels.list({ part: ["id"], mine: true }))).toEqual([
      403,
      "quotaExceeded",
    ]);
    clock.now += 60_000;
    client = signIn(small, "alice");
    await upload(client, {});
    expect(small.quota()).toEqual({ day: "2026-11-22", inserts: 1, units: 0 });
    await upload(client, {});
    expect(await reasonOf(upload(client, {}))).toEqual([400, "uploadLimitExceeded"]);
    await small.close();
  });
});
