import { AdVideo, FacebookAdsApi, Page, Photo } from "facebook-nodejs-business-sdk";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { drawJpeg } from "../files/draw-jpeg.ts";
import { drawMp4 } from "../files/draw-mp4.ts";
import { aimSdk, dataOf, graphErrorOf } from "../graph/testing/aim-sdk.ts";
import { type FileServer, serveFiles } from "../graph/testing/serve-files.ts";
import { type FacebookSandbox, startFacebook } from "./start-facebook.ts";

/** The oracle: Meta's own client must find the Graph API in this stand-in. */
const clock = { now: Date.UTC(2026, 10, 20, 12) };
let server: FacebookSandbox;
let files: FileServer;
let api: FacebookAdsApi;
const bakery = "200000000000001";

beforeAll(async () => {
  server = await startFacebook({ now: () => clock.now, processingMs: 5000 });
  files = await serveFiles();
});
beforeEach(() => {
  server.reset();
  api = aimSdk(server.url, "EAA-alicesbakery");
});
afterAll(async () => {
  await server.close();
  await files.close();
});

const page = (): Page => new Page(bakery);
const texts = (): string[] => server.posts().map(({ text }) => text);
describe("photos", () => {
  it("are fetched from a public address, hang on one post and keep their description", async () => {
    const upload = async (shade: number) => {
      const url = files.add(drawJpeg(600, 400, shade));
      return page().createPhoto([], { url, published: false, alt_text_custom: `shade ${shade}` });
    };
    const photos = [await upload(1), await upload(2)];
    const attached_media = photos.map(({ id }) => ({ media_fbid: id }));
    await page().createFeed([], { message: "Two", attached_media });
    expect(server.posts()).toMatchObject([
      { text: "Two", media: [{ description: "shade 1" }, { description: "shade 2" }] },
    ]);
    expect(dataOf(await new Photo(photos[0]?.id).get(["alt_text_custom"]))).toMatchObject({
      alt_text_custom: "shade 1",
    });
    expect(await graphErrorOf(page().createFeed([], { message: "Once more", attached_media }))).toMatchObject(
      { code: 100 },
    );
  });

  it("must be pictures, whatever they are called", async () => {
    const fake = files.add(new TextEncoder().encode("MZ this is a program"));
    expect(await graphErrorOf(page().createPhoto([], { url: fake }))).toMatchObject({
      code: 324,
      error_subcode: 2069019,
    });
    expect(await graphErrorOf(page().createPhoto([], { url: `${files.url}/404` }))).toMatchObject({
      error_subcode: 1366046,
    });
  });
});

describe("videos", () => {
  const film = drawMp4({ width: 1280, height: 720, seconds: 20, bytes: 5_000_000 });

  const transfer = async (session: string, start: number, end: number, file = film): Promise<unknown> => {
    const form = new FormData();
    form.set("upload_phase", "transfer");
    form.set("upload_session_id", session);
    form.set("start_offset", String(start));
    form.set("video_file_chunk", new Blob([file.subarray(start, end)]), "chunk");
    const url = `${server.url}/v26.0/${bakery}/videos?access_token=EAA-alicesbakery`;
    return (await fetch(url, { method: "POST", body: form })).json();
  };

  it("go up in chunks, from where they stopped, and are public when they are processed", async () => {
    const call = (params: object): Promise<{ [key: string]: string }> =>
      api.call("POST", [bakery, "videos"], params, {}, false, FacebookAdsApi.GRAPH_VIDEO);
    const started = await call({ upload_phase: "start", file_size: film.length });
    const session = started["upload_session_id"] ?? "";
    const middle = Number(started["end_offset"]);
    expect([started["start_offset"], middle]).toEqual(["0", 4_194_304]);
    expect(await transfer(session, 0, middle)).toEqual({
      start_offset: "4194304",
      end_offset: String(film.length),
    });
    expect(await transfer(session, 0, middle)).toMatchObject({
      error: { error_subcode: 1363037, is_transient: true, error_data: { start_offset: "4194304" } },
    });
    const finish = { upload_phase: "finish", upload_session_id: session, description: "A film" };
    expect(await graphErrorOf(call(finish))).toMatchObject({ error_subcode: 1363019 });
    expect(await transfer(session, middle, film.length)).toEqual({
      start_offset: String(film.length),
      end_offset: String(film.length),
    });
    expect(await call(finish)).toEqual({ success: true });
    expect(await graphErrorOf(call(finish))).toMatchObject({ error_subcode: 1363041 });
    const status = async () =>
      dataOf(await new AdVideo(started["video_id"]).read(["status", "published", "permalink_url"]));
    expect(await status()).toMatchObject({
      status: { video_status: "processing", publishing_phase: { status: "not_started" } },
    });
    expect(texts()).toEqual([]);
    clock.now += 5000;
    expect(await status()).toMatchObject({
      status: { video_status: "ready", publishing_phase: { publish_status: "published" } },
    });
    expect(server.posts()).toMatchObject([{ text: "A film", kind: "video", id: started["video_id"] }]);
  });

  const sendReel = async (file: Buffer<ArrayBuffer>): Promise<string> => {
    const started = await page().createVideoReel([], { upload_phase: "start" });
    const { video_id: id, upload_url: url } = JSON.parse(JSON.stringify(dataOf(started)));
    const headers = { authorization: "OAuth EAA-alicesbakery", offset: "0", file_size: String(file.length) };
    expect(await (await fetch(url, { method: "POST", headers, body: file })).json()).toMatchObject({
      success: true,
    });
    const finish = { upload_phase: "finish", video_id: id, video_state: "PUBLISHED", description: "Quick" };
    await page().createVideoReel([], finish);
    clock.now += 5000;
    return id;
  };

  it("go out as reels by the upload host", async () => {
    const id = await sendReel(drawMp4({ width: 1080, height: 1920, seconds: 15 }));
    expect(server.posts()).toMatchObject([
      { id, kind: "reel", text: "Quick", url: `${server.url}/reel/${id}/` },
    ]);
  });

  it.each([
    ["wide", drawMp4({ width: 1920, height: 1080, seconds: 15 })],
    ["long", drawMp4({ width: 1080, height: 1920, seconds: 91 })],
    ["cut off", drawMp4({ width: 1080, height: 1920, seconds: 15 }).subarray(0, -100)],
  ])("that are %s end in an error and are never public", async (_what, file) => {
    const id = await sendReel(file);
    const video = dataOf(await new AdVideo(id).read(["status"]));
    expect(video).toMatchObject({ status: { video_status: "error", processing_phase: { status: "error" } } });
    expect(texts()).toEqual([]);
  });
});
