import { SANDBOX_META_APP, startFacebook } from "@planrrr/sandbox-networks";
import { describeConformance } from "../conformance/describe-conformance.ts";
import type { ConformanceHarness, Stage } from "../conformance/harness.ts";
import { fillText, FOUR_PICTURES, ONE_PICTURE, REFUSED, TEXTS } from "../testing/contents.ts";
import { createIo } from "../testing/create-io.ts";
import { addFilm, addJpeg, toShade } from "../testing/meta-files.ts";
import { addPicture } from "../testing/pictures.ts";
import { textOf } from "../testing/text-of.ts";
import { facebook } from "./index.ts";

const REDIRECT = "http://localhost/back";
const USER = "100000000000001";
const PAGE = "200000000000001";

async function start(): Promise<Stage> {
  const io = createIo();
  io.sleep = async (ms) => void (io.clock.now += ms);
  const server = await startFacebook({ now: io.now, readLagMs: 500, processingMs: 20_000 });
  let last = "";
  const withService = (service: string) => ({ service, code: "never-right" });
  return {
    io,
    faults: server.faults,
    withService,
    wrongSignIn: withService(server.url),
    signIn: async () => ({ service: server.url }),
    // A code works once: who comes again has signed in again.
    connect: async ({ service = "", code = server.allow(USER, REDIRECT, facebook.oauth.scopes) }) => {
      const input = { code, redirectUri: REDIRECT };
      const accounts = await facebook.oauth.exchange(io, service, SANDBOX_META_APP, input);
      const page = accounts.find(({ account }) => account.id === PAGE);
      if (page === undefined) throw new Error("no page");
      last = textOf(page.credentials["token"]);
      return page;
    },
    posts: async () => server.posts().map(({ id, text, media }) => ({ id, text, mediaCount: media.length })),
    revoke: async () => server.revokeToken(last),
    close: server.close,
  };
}

const harness: ConformanceHarness = {
  server: "the stand-in",
  app: SANDBOX_META_APP,
  start,
  commitCall: { method: "POST", path: `/v26.0/${PAGE}_*` },
  uploadCall: { method: "POST", path: "/v26.0/*/photos" },
  reconcileCall: { method: "GET", path: `/v26.0/${PAGE}_*` },
  withMedia: ONE_PICTURE,
  unauthorizedKind: "reconnect",
  // A post is made public by an id it has from the beginning: as often as one likes.
  repeats: "harmless",
  contents: [
    ...TEXTS,
    ONE_PICTURE,
    FOUR_PICTURES,
    {
      name: "ten pictures",
      mediaCount: 10,
      make: (io, text) => ({
        text,
        media: Array.from({ length: 10 }, (_, number) => addJpeg(io, `${number}`, toShade(text) + number)),
      }),
    },
    {
      name: "a link beside a picture",
      mediaCount: 1,
      make: (io, text) => ({ text, media: [addJpeg(io, "", 1)], link: { url: "https://example.com/" } }),
    },
    {
      name: "63,206 characters",
      mediaCount: 0,
      make: (_io, text) => ({ text: fillText(text, 63_206), media: [] }),
    },
    {
      name: "a video in three parts that takes time",
      mediaCount: 1,
      make: (io, text) => ({
        text,
        media: [
          addFilm(io, { width: 1280, height: 720, seconds: 40, bytes: 9_000_000, seed: toShade(text) }),
        ],
      }),
    },
    {
      name: "a reel",
      mediaCount: 1,
      make: (io, text) => ({
        text,
        media: [addFilm(io, { width: 1080, height: 1920, seconds: 40, bytes: 900_000, seed: toShade(text) })],
        options: { facebook: { as: "reel" } },
      }),
    },
  ],
  refused: [
    ...REFUSED.filter(({ code }) => code !== "TOO_MANY_MEDIA"),
    {
      name: "eleven pictures",
      code: "TOO_MANY_MEDIA",
      make: (io, text) => ({
        text,
        media: Array.from({ length: 11 }, (_, number) => addPicture(io, "", [number, 1, 1])),
      }),
    },
    {
      name: "63,207 characters",
      code: "TEXT_TOO_LONG",
      make: (_io, text) => ({ text: fillText(text, 63_207), media: [] }),
    },
    {
      name: "a video and a picture",
      code: "VIDEO_NOT_ALONE",
      make: (io, text) => ({
        text,
        media: [addFilm(io, { width: 1280, height: 720, seconds: 9 }), addJpeg(io, "", 1)],
      }),
    },
    {
      name: "a reel of pictures",
      code: "REEL_NEEDS_VIDEO",
      make: (io, text) => ({ text, media: [addJpeg(io, "", 1)], options: { facebook: { as: "reel" } } }),
    },
    {
      name: "a reel that lies on its side",
      code: "MEDIA_WRONG_RATIO",
      make: (io, text) => ({
        text,
        media: [addFilm(io, { width: 1920, height: 1080, seconds: 9 })],
        options: { facebook: { as: "reel" } },
      }),
    },
    {
      name: "a reel of 91 seconds",
      code: "VIDEO_TOO_LONG",
      make: (io, text) => ({
        text,
        media: [addFilm(io, { width: 1080, height: 1920, seconds: 91 })],
        options: { facebook: { as: "reel" } },
      }),
    },
  ],
};

describeConformance(facebook, harness);
