import { createHash } from "node:crypto";
import { startX } from "@planrrr/sandbox-networks";
import { describeConformance } from "../conformance/describe-conformance.ts";
import type { ConformanceHarness, Stage } from "../conformance/harness.ts";
import { addVideo, fillText, FOUR_PICTURES, ONE_PICTURE, REFUSED, TEXTS } from "../testing/contents.ts";
import type { Json } from "../network.ts";
import { createIo } from "../testing/create-io.ts";
import { addFile, addPicture } from "../testing/pictures.ts";
import { x } from "./index.ts";

const app = { clientId: "sandbox-client", clientSecret: "sandbox-secret" };
const redirectUri = "http://localhost/back";
const codeVerifier = "v".repeat(43);
const challenge = { value: createHash("sha256").update(codeVerifier).digest("base64url"), method: "S256" };

async function start(): Promise<Stage> {
  const io = createIo();
  io.sleep = async (ms) => void (io.clock.now += Math.ceil(ms / 1000) * 1000);
  const server = await startX({ now: io.now, readLagMs: 500, limits: "off" });
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
      const [connected] = (await x.oauth?.exchange(io, service, app, input)) ?? [];
      if (connected === undefined) throw new Error("no account");
      last = connected.credentials["refreshToken"];
      return connected;
    },
    posts: async () => server.posts().map(({ id, text, media }) => ({ id, text, mediaCount: media.length })),
    revoke: async () => {
      if (typeof last === "string") server.revokeToken(last);
      revoked.add(last);
    },
    // A sign-in of its own each time, as a refresh token works but once.
    expire: async (credentials) => {
      if (revoked.has(credentials["refreshToken"])) return credentials;
      const fresh = server.signIn("alice");
      server.expireToken(fresh.accessToken);
      return { ...fresh };
    },
    close: server.close,
  };
}

const LONG_URL = `https://example.com/${"path/".repeat(200)}`;

const harness: ConformanceHarness = {
  server: "the stand-in",
  app,
  start,
  commitCall: { method: "POST", path: "/2/tweets" },
  uploadCall: { method: "POST", path: "/2/media/upload/initialize" },
  reconcileCall: { method: "GET", path: "/2/users/*/tweets" },
  withMedia: ONE_PICTURE,
  unauthorizedKind: "expired",
  sameText: "refused",
  lostRefresh: "reconnect",
  // Nothing tells X that two calls are one.
  repeats: "harmful",
  contents: [
    ...TEXTS,
    ONE_PICTURE,
    FOUR_PICTURES,
    { name: "a video that takes time", mediaCount: 1, make: (io, text) => ({ text, media: [addVideo(io)] }) },
    {
      name: "280 characters with a very long link",
      mediaCount: 0,
      make: (_io, text) => ({ text: `${fillText(text, 256)} ${LONG_URL}`, media: [] }),
    },
    {
      name: "a link card of its own",
      mediaCount: 0,
      make: (_io, text) => ({ text, media: [], link: { url: "https://Example.com/" } }),
    },
    {
      name: "answers from followers only",
      mediaCount: 0,
      make: (_io, text) => ({
        text,
        media: [],
        options: { x: { replySettings: "following", madeWithAi: true } },
      }),
    },
  ],
  refused: [
    ...REFUSED,
    {
      name: "281 characters",
      code: "TEXT_TOO_LONG",
      make: (_io, text) => ({ text: fillText(text, 281), media: [] }),
    },
    {
      name: "258 characters and a link",
      code: "TEXT_TOO_LONG",
      make: (_io, text) => ({ text: fillText(text, 258), media: [], link: { url: "https://a.de" } }),
    },
    {
      name: "two shares",
      code: "TOO_MANY_CASHTAGS",
      make: (_io, text) => ({ text: `${text} $AAPL $TSLA`, media: [] }),
    },
    {
      name: "a video and a picture",
      code: "VIDEO_NOT_ALONE",
      make: (io, text) => ({ text, media: [addVideo(io), addPicture(io, "", [1, 1, 1])] }),
    },
    {
      name: "a GIF and a picture",
      code: "GIF_NOT_ALONE",
      make: (io, text) => {
        const gif = addFile(io, {
          bytes: Buffer.from("GIF89a"),
          mimeType: "image/gif",
          kind: "image",
          alt: "",
        });
        return { text, media: [gif, addPicture(io, "", [1, 1, 1])] };
      },
    },
    {
      name: "a video of three minutes",
      code: "VIDEO_TOO_LONG",
      make: (io, text) => ({ text, media: [{ ...addVideo(io), durationMs: 180_000 }] }),
    },
    {
      name: "a video of 120 frames a second",
      code: "VIDEO_FRAME_RATE_TOO_HIGH",
      make: (io, text) => ({ text, media: [{ ...addVideo(io), frameRate: 120 }] }),
    },
    {
      name: "a description that is too long",
      code: "ALT_TOO_LONG",
      make: (io, text) => ({ text, media: [addPicture(io, "x".repeat(1001), [1, 1, 1])] }),
    },
    {
      name: "a private post",
      code: "VISIBILITY_UNSUPPORTED",
      make: (_io, text) => ({ text, media: [], visibility: "private" }),
    },
  ],
};

describeConformance(x, harness);
