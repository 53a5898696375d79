import { SANDBOX_META_APP, startInstagram } from "@planrrr/sandbox-networks";
import { describeConformance } from "../conformance/describe-conformance.ts";
import type { ConformanceHarness, ContentCase, Stage } from "../conformance/harness.ts";
import { fillText, REFUSED, TEXTS } from "../testing/contents.ts";
import { createIo } from "../testing/create-io.ts";
import { addFilm, addJpeg, toShade } from "../testing/meta-files.ts";
import { addPicture } from "../testing/pictures.ts";
import { serveMedia } from "../testing/serve-media.ts";
import { textOf } from "../testing/text-of.ts";
import { instagram } from "./index.ts";

const REDIRECT = "http://localhost/back";
const ACCOUNT = "17841400000000001";

async function start(): Promise<Stage> {
  const files = await serveMedia(() => io);
  const io = createIo({ mediaUrl: async (id) => `${files.url}/${id}` });
  io.sleep = async (ms) => void (io.clock.now += ms);
  const server = await startInstagram({
    now: io.now,
    readLagMs: 500,
    processingMs: 20_000,
    publishingQuota: 10_000,
  });
  const withService = (service: string) => ({ service, code: "never-right" });
  let last = "";
  return {
    io,
    faults: server.faults,
    withService,
    wrongSignIn: withService(server.url),
    signIn: async () => ({ service: server.url }),
    // A code works once: who comes again has signed in again.
    connect: async ({ service = "", code = server.allow(ACCOUNT, REDIRECT, instagram.oauth.scopes) }) => {
      const input = { code, redirectUri: REDIRECT };
      const [connected] = await instagram.oauth.exchange(io, service, SANDBOX_META_APP, input);
      if (connected === undefined) throw new Error("no account");
      last = textOf(connected.credentials["token"]);
      return connected;
    },
    posts: async () => server.posts().map(({ id, text, media }) => ({ id, text, mediaCount: media.length })),
    revoke: async () => server.revokeToken(last),
    close: async () => {
      await server.close();
      await files.close();
    },
  };
}

const ONE_JPEG: ContentCase = {
  name: "a picture with a description",
  mediaCount: 1,
  make: (io, text) => ({ text, media: [addJpeg(io, "Ein Bild 🖼", toShade(text))] }),
};

const film = { width: 1080, height: 1920, seconds: 20 };

const harness: ConformanceHarness = {
  server: "the stand-in",
  app: SANDBOX_META_APP,
  start,
  commitCall: { method: "POST", path: "/v26.0/*/media_publish" },
  uploadCall: { method: "POST", path: "/v26.0/*/media" },
  reconcileCall: { method: "GET", path: "/v26.0/*" },
  plain: ONE_JPEG,
  withMedia: { ...ONE_JPEG, name: "another picture" },
  unauthorizedKind: "reconnect",
  expiry: "final",
  // A container is published once; but an older one with another content can't be taken back.
  repeats: "harmful",
  contents: [
    ...(TEXTS.map(({ name, make }) => ({
      name,
      mediaCount: 1,
      make: (io, text) => ({ ...make(io, text), media: [addJpeg(io, "", toShade(text))] }),
    })) satisfies ContentCase[]),
    ONE_JPEG,
    {
      name: "ten pictures",
      mediaCount: 10,
      make: (io, text) => ({
        text,
        media: Array.from({ length: 10 }, (_, number) => addJpeg(io, `${number}`, toShade(text) + number)),
      }),
    },
    {
      name: "a picture and a video that takes time",
      mediaCount: 2,
      make: (io, text) => ({
        text,
        media: [addJpeg(io, "one", 1), addFilm(io, { ...film, seed: toShade(text) })],
      }),
    },
    {
      name: "a reel that takes time",
      mediaCount: 1,
      make: (io, text) => ({ text, media: [addFilm(io, { ...film, seconds: 899, seed: toShade(text) })] }),
    },
    {
      name: "a picture of 4:5 and one of 1.91:1",
      mediaCount: 2,
      make: (io, text) => ({ text, media: [addJpeg(io, "", 1, 1080, 1350), addJpeg(io, "", 2, 1080, 566)] }),
    },
    {
      name: "2,200 characters",
      mediaCount: 1,
      make: (io, text) => ({ text: fillText(text, 2200), media: [addJpeg(io, "", 3)] }),
    },
    {
      name: "30 hashtags",
      mediaCount: 1,
      make: (io, text) => ({ text: `${text}${" #größe".repeat(30)}`, media: [addJpeg(io, "", 4)] }),
    },
  ],
  refused: [
    ...REFUSED.filter(({ code }) => code !== "TOO_MANY_MEDIA"),
    { name: "words alone", code: "MEDIA_NEEDED", make: (_io, text) => ({ text, media: [] }) },
    {
      name: "a PNG",
      code: "MEDIA_TYPE_UNSUPPORTED",
      make: (io, text) => ({ text, media: [addPicture(io, "", [1, 2, 3])] }),
    },
    {
      name: "eleven pictures",
      code: "TOO_MANY_MEDIA",
      make: (io, text) => ({
        text,
        media: Array.from({ length: 11 }, (_, number) => addJpeg(io, "", number)),
      }),
    },
    {
      name: "2,201 characters",
      code: "TEXT_TOO_LONG",
      make: (io, text) => ({ text: fillText(text, 2201), media: [addJpeg(io, "", 1)] }),
    },
    {
      name: "31 hashtags",
      code: "TOO_MANY_HASHTAGS",
      make: (io, text) => ({ text: `${text}${" #a".repeat(31)}`, media: [addJpeg(io, "", 1)] }),
    },
    {
      name: "a tower",
      code: "MEDIA_WRONG_RATIO",
      make: (io, text) => ({ text, media: [addJpeg(io, "", 1, 1080, 1400)] }),
    },
    {
      name: "a panorama",
      code: "MEDIA_WRONG_RATIO",
      make: (io, text) => ({ text, media: [addJpeg(io, "", 1, 1080, 500)] }),
    },
    {
      name: "a reel of two seconds",
      code: "VIDEO_TOO_SHORT",
      make: (io, text) => ({ text, media: [addFilm(io, { ...film, seconds: 2 })] }),
    },
    {
      name: "a reel in an unknown codec",
      code: "VIDEO_CODEC_UNSUPPORTED",
      make: (io, text) => ({ text, media: [addFilm(io, film, { videoCodec: "vp9" })] }),
    },
    {
      name: "a story of two pictures",
      code: "TOO_MANY_MEDIA",
      make: (io, text) => ({
        text,
        media: [addJpeg(io, "", 1), addJpeg(io, "", 2)],
        options: { instagram: { as: "story" } },
      }),
    },
  ],
};

describeConformance(instagram, harness);
