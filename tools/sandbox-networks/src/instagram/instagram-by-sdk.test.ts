import { IGMedia, IGUser } from "facebook-nodejs-business-sdk";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { drawJpeg } from "../files/draw-jpeg.ts";
import { drawMp4 } from "../files/draw-mp4.ts";
import { aimSdk, dataOf, graphErrorOf, listNodes } from "../graph/testing/aim-sdk.ts";
import { type FileServer, serveFiles } from "../graph/testing/serve-files.ts";
import { type InstagramSandbox, startInstagram } from "./start-instagram.ts";

/** The oracle: Meta's own client must find the Graph API in this stand-in. */
const HOUR = 3_600_000;
const clock = { now: Date.UTC(2026, 10, 20, 12) };
const bakery = "17841400000000001";
let server: InstagramSandbox;
let files: FileServer;

beforeAll(async () => {
  server = await startInstagram({ now: () => clock.now, processingMs: 60_000, publishingQuota: 3 });
  files = await serveFiles();
});
beforeEach(() => {
  server.reset();
  aimSdk(server.url, "IGAA-alices_bakery");
});
afterAll(async () => {
  await server.close();
  await files.close();
});

const user = (): IGUser => new IGUser(bakery);
const photo = (width = 1080, height = 1080, shade = 0): string => files.add(drawJpeg(width, height, shade));
const film = (width = 1080, height = 1920, seconds = 20): string =>
  files.add(drawMp4({ width, height, seconds }), "video/mp4");
const contain = async (params: object): Promise<string> => (await user().createMedia([], { ...params })).id;
const publish = (creation_id: string): Promise<IGMedia> =>
  user().createMediaPublish(["permalink"], { creation_id });
const statusOf = async (id: string): Promise<object> =>
  dataOf(await new IGMedia(id).get(["status_code", "status"]));

describe("containers", () => {
  it("are made first and published second, once", async () => {
    const id = await contain({ image_url: photo(), caption: "Bread #fresh", alt_text: "A loaf" });
    expect(await statusOf(id)).toMatchObject({ status_code: "FINISHED" });
    expect(server.posts()).toEqual([]);
    const media = await publish(id);
    expect(await statusOf(id)).toMatchObject({ status_code: "PUBLISHED" });
    expect(await graphErrorOf(publish(id))).toMatchObject({ code: 9007, error_subcode: 2207027 });
    const fields = [
      "caption",
      "alt_text",
      "media_type",
      "media_product_type",
      "permalink",
      "timestamp",
      "username",
    ];
    expect(await listNodes(user().getMedia(fields))).toEqual([
      {
        id: media.id,
        caption: "Bread #fresh",
        alt_text: "A loaf",
        media_type: "IMAGE",
        media_product_type: "FEED",
        permalink: dataOf(media)["permalink"],
        timestamp: "2026-11-20T12:00:00+0000",
        username: "alices_bakery",
      },
    ]);
  });

  it("take their time with videos, and die after 24 hours", async () => {
    const id = await contain({ video_url: film(), media_type: "REELS", caption: "Reel" });
    expect(await statusOf(id)).toMatchObject({ status_code: "IN_PROGRESS" });
    expect(await graphErrorOf(publish(id))).toMatchObject({ code: 9007, error_subcode: 2207027 });
    clock.now += 60_000;
    expect(await statusOf(id)).toMatchObject({ status_code: "FINISHED" });
    clock.now += 24 * HOUR;
    expect(await statusOf(id)).toMatchObject({ status_code: "EXPIRED" });
    expect(await graphErrorOf(publish(id))).toMatchObject({ code: -2, error_subcode: 2207020 });
  });

  it("make carousels of two to ten, with videos too", async () => {
    const items = [
      await contain({ image_url: photo(1080, 1350), is_carousel_item: true, alt_text: "one" }),
      await contain({ video_url: film(1080, 1080, 30), media_type: "VIDEO", is_carousel_item: true }),
    ];
    const carousel = (children: string[]) => contain({ media_type: "CAROUSEL", children, caption: "Many" });
    expect(await graphErrorOf(carousel(items))).toMatchObject({ error_subcode: 2207027 });
    clock.now += 60_000;
    expect(await graphErrorOf(carousel(items.slice(1)))).toMatchObject({ code: 100, error_subcode: 2207028 });
    expect(await graphErrorOf(publish(items[0] ?? ""))).toMatchObject({ code: 24, error_subcode: 2207008 });
    const { id } = await publish(await carousel(items));
    expect(server.posts()).toMatchObject([
      { id, text: "Many", media: [{ description: "one" }, { description: "" }] },
    ]);
    const { children } = JSON.parse(JSON.stringify(dataOf(await new IGMedia(id).get(["children"]))));
    expect(children.data).toHaveLength(2);
  });

  it("make stories, which are there for a day and not among the posts", async () => {
    const { id } = await publish(await contain({ image_url: photo(1080, 1920), media_type: "STORIES" }));
    expect(await listNodes(user().getMedia([]))).toEqual([]);
    expect(await listNodes(user().getStories(["media_product_type"]))).toEqual([
      { id, media_product_type: "STORY" },
    ]);
    clock.now += 24 * HOUR;
    expect(await listNodes(user().getStories([]))).toEqual([]);
    expect(server.posts()).toEqual([]);
  });

  it.each([
    ["a square that is none", () => ({ image_url: photo(1080, 2000) }), 36_003, 2207009],
    ["a panorama", () => ({ image_url: photo(2000, 500) }), 36_003, 2207009],
    ["no picture at all", () => ({ image_url: files.add(Buffer.from("MZ program")) }), 9004, 2207052],
    ["nothing there", () => ({ image_url: `${files.url}/404` }), 9004, 2207052],
    ["nobody there", () => ({ image_url: "http://127.0.0.1:1/a.jpg" }), 9004, 2207052],
    [
      "half a picture",
      () => ({ image_url: files.add(drawJpeg(1080, 1080).subarray(0, -9)) }),
      36_001,
      2207005,
    ],
    [
      "too heavy",
      () => ({ image_url: files.add(Buffer.concat([drawJpeg(1080, 1080), Buffer.alloc(8_400_000)])) }),
      36_000,
      2207004,
    ],
    ["too many words", () => ({ image_url: photo(), caption: "x".repeat(2201) }), 36_004, 2207010],
    ["too many tags", () => ({ image_url: photo(), caption: "#a ".repeat(31) }), 36_004, 2207010],
    ["a video as one was", () => ({ video_url: film(), media_type: "VIDEO" }), 100, 2207023],
    ["a described reel", () => ({ video_url: film(), media_type: "REELS", alt_text: "x" }), 100, undefined],
    ["nothing", () => ({ caption: "only words" }), 100, undefined],
  ])("are not made of %s", async (_what, params, code, error_subcode) => {
    const error = await graphErrorOf(contain(params()));
    expect(error).toMatchObject({ code, ...(error_subcode === undefined ? {} : { error_subcode }) });
  });

  it.each([
    ["too short", () => film(1080, 1920, 2)],
    ["too long", () => film(1080, 1920, 901)],
    ["too wide", () => film(2160, 3840)],
    ["not there", () => `${files.url}/404`],
    ["cut off", () => files.add(drawMp4({ width: 1080, height: 1920, seconds: 9 }).subarray(0, -9))],
    ["no film", () => files.add(Buffer.from("not really a film"))],
  ])("find out later that a video is %s", async (_what, make) => {
    const id = await contain({ video_url: make(), media_type: "REELS" });
    clock.now += 60_000;
    expect(await statusOf(id)).toMatchObject({
      status_code: "ERROR",
      status: expect.stringMatching(/error code 22070(26|52)$/),
    });
    expect(await graphErrorOf(publish(id))).toMatchObject({ error_subcode: expect.any(Number) });
    expect(server.posts()).toEqual([]);
  });
});

it("counts what was published within a day", async () => {
  const quota = () => listNodes(user().getContentPublishingLimit(["config", "quota_usage"]));
  expect(await quota()).toMatchObject([
    { quota_usage: 0, config: { quota_total: 3, quota_duration: 86_400 } },
  ]);
  for (let number = 0; number < 3; number += 1) await publish(await contain({ image_url: photo() }));
  expect(await quota()).toMatchObject([{ quota_usage: 3 }]);
  const fourth = await contain({ image_url: photo() });
  expect(await graphErrorOf(publish(fourth))).toMatchObject({ code: 9, error_subcode: 2207042 });
  clock.now += 23 * HOUR;
  expect(await graphErrorOf(publish(fourth))).toMatchObject({ code: 9 });
});

it("takes comments and tells what became of a post", async () => {
  const { id } = await publish(await contain({ image_url: photo(), caption: "Talk" }));
  await new IGMedia(id).createComment([], { message: "First" });
  expect(await listNodes(new IGMedia(id).getComments(["text", "username"]))).toMatchObject([
    { text: "First", username: "alices_bakery" },
  ]);
  const insights = (metric: string) => listNodes(new IGMedia(id).getInsights([], { metric }));
  expect(await insights("views,comments")).toMatchObject([
    { name: "views", values: [{ value: 0 }] },
    { name: "comments", values: [{ value: 1 }] },
  ]);
  expect(await graphErrorOf(insights("impressions"))).toMatchObject({ code: 100 });
});

it("can say no although it did it, as Instagram does", async () => {
  server.setErrors([{ path: "/media_publish", code: 4, subcode: 2207051, afterAccept: true }]);
  const id = await contain({ image_url: photo(), caption: "Live" });
  expect(await graphErrorOf(publish(id))).toMatchObject({ code: 4, error_subcode: 2207051 });
  expect(server.posts()).toMatchObject([{ text: "Live" }]);
  expect(await statusOf(id)).toMatchObject({ status_code: "PUBLISHED" });
});
