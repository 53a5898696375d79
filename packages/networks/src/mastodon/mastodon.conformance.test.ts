import { type IdempotencyMode, startMastodon } from "@planrrr/sandbox-networks";
import { describeConformance } from "../conformance/describe-conformance.ts";
import type { ConformanceHarness, Stage } from "../conformance/harness.ts";
import { addVideo, fillText, FOUR_PICTURES, ONE_PICTURE, REFUSED, TEXTS } from "../testing/contents.ts";
import { createIo } from "../testing/create-io.ts";
import { addPicture } from "../testing/pictures.ts";
import { mastodon } from "./index.ts";

async function start(idempotency: IdempotencyMode): Promise<Stage> {
  const io = createIo();
  io.sleep = async (ms) => void (io.clock.now += ms);
  const server = await startMastodon({ now: io.now, idempotency, readLagMs: 500, processingPolls: 3 });
  let tokens = 0;
  const withService = (service: string) => ({ service, token: "never-right" });
  return {
    io,
    faults: server.faults,
    withService,
    wrongSignIn: withService(server.url),
    signIn: async () => {
      tokens += 1;
      return { service: server.url, token: server.addAccount("alice", `alice-token-${tokens}`).token };
    },
    posts: async () => server.posts().map(({ id, text, media }) => ({ id, text, mediaCount: media.length })),
    revoke: async () => server.revokeToken(`alice-token-${tokens}`),
    close: server.close,
  };
}

const LONG_URL = `https://example.com/${"path/".repeat(200)}`;

const harness: Omit<ConformanceHarness, "server" | "start" | "repeats"> = {
  commitCall: { method: "POST", path: "/api/v1/statuses" },
  uploadCall: { method: "POST", path: "/api/v2/media" },
  reconcileCall: { method: "GET", path: "/api/v1/accounts/*/statuses" },
  withMedia: ONE_PICTURE,
  unauthorizedKind: "reconnect",
  contents: [
    ...TEXTS,
    ONE_PICTURE,
    FOUR_PICTURES,
    { name: "a video that takes time", mediaCount: 1, make: (io, text) => ({ text, media: [addVideo(io)] }) },
    {
      name: "a text of exactly 500 characters",
      mediaCount: 0,
      make: (_io, text) => ({ text: fillText(text, 500), media: [] }),
    },
    {
      name: "500 characters with a very long link",
      mediaCount: 0,
      make: (_io, text) => ({ text: `${fillText(text, 476)} ${LONG_URL}`, media: [] }),
    },
    {
      name: "a warning",
      mediaCount: 0,
      make: (_io, text) => ({ text, media: [], contentWarning: "Careful & <slow>" }),
    },
    {
      name: "an unlisted post",
      mediaCount: 0,
      make: (_io, text) => ({ text, media: [], visibility: "unlisted" }),
    },
    {
      name: "a post for followers",
      mediaCount: 0,
      make: (_io, text) => ({ text, media: [], visibility: "private" }),
    },
    {
      name: "a direct post",
      mediaCount: 0,
      make: (_io, text) => ({ text, media: [], visibility: "direct" }),
    },
  ],
  refused: [
    ...REFUSED,
    {
      name: "501 characters",
      code: "TEXT_TOO_LONG",
      make: (_io, text) => ({ text: fillText(text, 501), media: [] }),
    },
    {
      name: "500 characters and a link card",
      code: "TEXT_TOO_LONG",
      make: (_io, text) => ({ text: fillText(text, 500), media: [], link: { url: "https://a.de" } }),
    },
    {
      name: "500 characters and a warning",
      code: "TEXT_TOO_LONG",
      make: (_io, text) => ({ text: fillText(text, 500), media: [], contentWarning: "!" }),
    },
    {
      name: "a video and a picture",
      code: "VIDEO_NOT_ALONE",
      make: (io, text) => ({ text, media: [addVideo(io), addPicture(io, "", [1, 1, 1])] }),
    },
    {
      name: "a description that is too long",
      code: "ALT_TOO_LONG",
      make: (io, text) => ({ text, media: [addPicture(io, "x".repeat(1501), [1, 1, 1])] }),
    },
  ],
};

const SERVERS: (Pick<ConformanceHarness, "server" | "repeats"> & { mode: IdempotencyMode })[] = [
  { mode: "locked", server: "a new Mastodon", repeats: "harmless" },
  { mode: "broken", server: "a Mastodon that answers repeats with 500", repeats: "harmless" },
  { mode: "unlocked", server: "an old Mastodon", repeats: "harmless-in-turn" },
  { mode: "none", server: "a fork that ignores keys", repeats: "harmful" },
];

for (const { mode, ...rest } of SERVERS)
  describeConformance(mastodon, { ...harness, ...rest, start: () => start(mode) });
