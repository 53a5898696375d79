import { createHash } from "node:crypto";
import { startYoutube } from "@planrrr/sandbox-networks";
import { describeConformance } from "../conformance/describe-conformance.ts";
import type { ConformanceHarness, ContentCase, Stage } from "../conformance/harness.ts";
import type { Json } from "../network.ts";
import { addVideo, REFUSED, TEXTS } from "../testing/contents.ts";
import { createIo, type TestIo } from "../testing/create-io.ts";
import { addFile, addPicture } from "../testing/pictures.ts";
import { youtube } from "./index.ts";

const app = { clientId: "sandbox-client", clientSecret: "sandbox-secret" };
const redirectUri = "http://localhost/back";
const codeVerifier = "v".repeat(43);
const challenge = { value: createHash("sha256").update(codeVerifier).digest("base64url"), method: "S256" };

async function start(): Promise<Stage> {
  const io = createIo();
  io.sleep = async (ms) => void (io.clock.now += ms);
  const server = await startYoutube({ now: io.now, readLagMs: 500, quota: "off" });
  const revoked = new Set<Json | undefined>();
  let last: Json | undefined;
  const withService = (service: string) => ({ service, code: "never-right" });
  return {
    io,
    faults: server.faults,
    withService,
    wrongSignIn: withService(server.url),
    signIn: async () => ({ service: server.url }),
    connect: async ({ service = "", code = server.createCode("alice", redirectUri, challenge) }) => {
      const input = { code, redirectUri, codeVerifier };
      const [connected] = (await youtube.oauth?.exchange(io, service, app, input)) ?? [];
      if (connected === undefined) throw new Error("no account");
      last = connected.credentials["refreshToken"];
      return connected;
    },
    posts: async () => server.posts().map(({ id, text }) => ({ id, text, mediaCount: 1 })),
    revoke: async () => {
      if (typeof last === "string") server.revokeToken(last);
      revoked.add(last);
    },
    expire: async (credentials) => {
      if (revoked.has(credentials["refreshToken"] ?? undefined)) return credentials;
      const fresh = server.signIn("alice");
      server.expireToken(fresh.accessToken);
      return { ...fresh };
    },
    close: server.close,
  };
}

/** Larger than the tail that is left to the commit. */
function addFilm(io: TestIo) {
  return addFile(io, { bytes: Buffer.alloc(700_000, 5), mimeType: "video/mp4", kind: "video", alt: "" });
}

const withVideo = ({ make, name }: ContentCase): ContentCase => ({
  name,
  mediaCount: 1,
  make: (io, text) => ({ ...make(io, text), media: [addVideo(io)] }),
});
const PLAIN: ContentCase = {
  name: "a video",
  mediaCount: 1,
  make: (io, text) => ({ text, media: [addVideo(io)] }),
};
const FILM: ContentCase = {
  name: "a longer film",
  mediaCount: 1,
  make: (io, text) => ({ text, media: [addFilm(io)] }),
};

const harness: ConformanceHarness = {
  server: "the stand-in",
  app,
  start,
  commitCall: { method: "PUT", path: "/upload/youtube/v3/videos" },
  uploadCall: { method: "POST", path: "/upload/youtube/v3/videos" },
  uploadAnswerIsEmpty: true,
  reconcileCall: { method: "PUT", path: "/upload/youtube/v3/videos" },
  plain: PLAIN,
  withMedia: PLAIN,
  unauthorizedKind: "expired",
  repeats: "harmless",
  contents: [
    PLAIN,
    FILM,
    ...TEXTS.map(withVideo),
    {
      name: "everything YouTube knows",
      mediaCount: 1,
      make: (io, text) => ({
        text,
        media: [addVideo(io)],
        options: {
          youtube: {
            title: "A title <of> its own",
            tags: ["a", "b c"],
            publishAt: "2030-01-01T00:00:00+01:00",
            categoryId: "10",
            madeForKids: true,
            notifySubscribers: false,
          },
        },
      }),
    },
    {
      name: "a first line that is too long for a title",
      mediaCount: 1,
      make: (io, text) => ({ text: `${text} ${"👍".repeat(200)}`, media: [addVideo(io)] }),
    },
  ],
  refused: [
    ...REFUSED.filter(({ code }) => code !== "MEDIA_TOO_LARGE"),
    { name: "a text alone", code: "VIDEO_MISSING", make: (_io, text) => ({ text, media: [] }) },
    {
      name: "a picture",
      code: "MEDIA_TYPE_UNSUPPORTED",
      make: (io, text) => ({ text, media: [addPicture(io, "", [1, 1, 1])] }),
    },
    {
      name: "5,001 bytes",
      code: "TEXT_TOO_LONG",
      make: (io, text) => ({ text: `${text}${"ö".repeat(2500)}`, media: [addVideo(io)] }),
    },
    {
      name: "a video without a word",
      code: "TITLE_MISSING",
      make: (io) => ({ text: "", media: [addVideo(io)] }),
    },
    {
      name: "a title of 101 characters",
      code: "TITLE_TOO_LONG",
      make: (io, text) => ({ text, media: [addVideo(io)], options: { youtube: { title: "x".repeat(101) } } }),
    },
    {
      name: "too many tags",
      code: "TAGS_TOO_LONG",
      make: (io, text) => ({
        text,
        media: [addVideo(io)],
        options: { youtube: { tags: Array.from({ length: 60 }, () => "eight ch") } },
      }),
    },
    {
      name: "a film of thirteen hours",
      code: "VIDEO_TOO_LONG",
      make: (io, text) => ({ text, media: [{ ...addVideo(io), durationMs: 13 * 3_600_000 }] }),
    },
    {
      name: "a time for an unlisted video",
      code: "PUBLISH_AT_NEEDS_PUBLIC",
      make: (io, text) => ({
        text,
        media: [addVideo(io)],
        options: { youtube: { privacy: "unlisted", publishAt: "2030-01-01T00:00:00Z" } },
      }),
    },
  ],
};

describeConformance(youtube, harness);
