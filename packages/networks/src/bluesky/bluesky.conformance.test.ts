import { startBlueskyPds } from "@planrrr/bluesky-pds";
import { startFaultProxy } from "@planrrr/sandbox-networks";
import type { ConformanceHarness, Stage } from "../conformance/harness.ts";
import { describeConformance } from "../conformance/describe-conformance.ts";
import { addVideo, fillText, FOUR_PICTURES, ONE_PICTURE, REFUSED, TEXTS } from "../testing/contents.ts";
import { createIo } from "../testing/create-io.ts";
import { addPicture } from "../testing/pictures.ts";
import { bluesky } from "./index.ts";

async function start(): Promise<Stage> {
  const io = createIo();
  const pds = await startBlueskyPds();
  const proxy = await startFaultProxy({ target: pds.url, now: io.now });
  const account = await pds.createAccount("alice.test");
  await pds.createAccount("bob.test");
  let passwords = 0;
  const withService = (service: string) => ({ service, identifier: "alice.test", secret: "never-right" });
  return {
    io,
    faults: proxy.faults,
    withService,
    wrongSignIn: withService(proxy.url),
    signIn: async () => {
      passwords += 1;
      return {
        ...withService(proxy.url),
        secret: await pds.createAppPassword(account, `password ${passwords}`),
      };
    },
    posts: async () =>
      (await pds.listPosts(account.did)).map(({ uri, value }) => ({
        id: uri,
        text: String(value["text"]),
        mediaCount: countImages(value["embed"]),
      })),
    revoke: () => pds.revokeAppPassword(account, `password ${passwords}`),
    expire: async (credentials) => ({
      ...credentials,
      accessJwt: await pds.createExpiredAccessJwt(account.did),
    }),
    close: async () => {
      await proxy.close();
      await pds.close();
    },
  };
}

function countImages(embed: unknown): number {
  return typeof embed === "object" && embed !== null && "images" in embed && Array.isArray(embed.images)
    ? embed.images.length
    : 0;
}

const FAMILY = "👨‍👩‍👧‍👦";

const harness: ConformanceHarness = {
  server: "a real PDS",
  start,
  commitCall: { method: "POST", path: "/xrpc/com.atproto.repo.putRecord" },
  uploadCall: { method: "POST", path: "/xrpc/com.atproto.repo.uploadBlob" },
  reconcileCall: { method: "GET", path: "/xrpc/com.atproto.repo.getRecord" },
  withMedia: ONE_PICTURE,
  unauthorizedKind: "expired",
  repeats: "harmless",
  contents: [
    ...TEXTS,
    ONE_PICTURE,
    FOUR_PICTURES,
    {
      name: "a text of exactly 300 characters",
      mediaCount: 0,
      make: (_io, text) => ({ text: fillText(text, 300), media: [] }),
    },
    {
      name: "a text of fewer than 300 characters and almost 3,000 bytes",
      mediaCount: 0,
      make: (_io, text) => ({ text: `${text}${FAMILY.repeat(118)}`, media: [] }),
    },
    {
      name: "a link card with a picture",
      mediaCount: 0,
      make: (io, text) => {
        const picture = io.media.get(addPicture(io, "", [3, 2, 1]).id);
        io.previews.set("https://example.com/page", {
          title: "Page",
          description: "",
          ...(picture && { image: picture }),
        });
        return { text, media: [], link: { url: "https://example.com/page" } };
      },
    },
  ],
  refused: [
    ...REFUSED,
    {
      name: "301 characters",
      code: "TEXT_TOO_LONG",
      make: (_io, text) => ({ text: fillText(text, 301), media: [] }),
    },
    {
      name: "3,001 bytes",
      code: "TEXT_TOO_LONG",
      make: (_io, text) => ({ text: `${text}${FAMILY.repeat(120)}`, media: [] }),
    },
    { name: "a video", code: "VIDEO_UNSUPPORTED", make: (io, text) => ({ text, media: [addVideo(io)] }) },
    {
      name: "a picture and a link card",
      code: "LINK_WITH_MEDIA",
      make: (io, text) => ({
        text,
        media: [addPicture(io, "", [1, 1, 1])],
        link: { url: "https://example.com" },
      }),
    },
    {
      name: "a private post",
      code: "VISIBILITY_UNSUPPORTED",
      make: (_io, text) => ({ text, media: [], visibility: "private" }),
    },
  ],
};

describeConformance(bluesky, harness);
