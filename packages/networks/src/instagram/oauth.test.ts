import {
  type FacebookSandbox,
  type InstagramSandbox,
  SANDBOX_META_APP,
  startFacebook,
  startInstagram,
} from "@planrrr/sandbox-networks";
import { afterEach, beforeEach, expect, it } from "vitest";
import { facebook } from "../facebook/index.ts";
import type { Connected } from "../network.ts";
import { createIo, type TestIo } from "../testing/create-io.ts";
import { loginAs } from "../testing/meta-login.ts";
import { addJpeg } from "../testing/meta-files.ts";
import { type MediaServer, serveMedia } from "../testing/serve-media.ts";
import { instagram } from "./index.ts";

const ACCOUNT = "17841400000000001";
const DAY = 86_400_000;
let io: TestIo;
let server: InstagramSandbox;
let meta: FacebookSandbox;
let files: MediaServer;
beforeEach(async () => {
  files = await serveMedia(() => io);
  io = createIo({ mediaUrl: async (id) => `${files.url}/${id}` });
  server = await startInstagram({ now: io.now });
  meta = await startFacebook({ now: io.now });
});
afterEach(async () => {
  await Promise.all([server.close(), meta.close(), files.close()]);
});

async function login(): Promise<Connected> {
  const [account] = await loginAs(io, server, instagram.oauth, ACCOUNT);
  if (account === undefined) throw new Error("no account");
  return account;
}

it("asks on Instagram's own page, or on Facebook's for an account that came by way of a page", () => {
  const input = { redirectUri: "http://localhost/back", state: "s" };
  const ask = (service: string) => instagram.oauth.authorizeUrl(service, SANDBOX_META_APP, input);
  expect(ask("https://graph.instagram.com")).toMatch(/^https:\/\/www\.instagram\.com\/oauth\/authorize\?/);
  expect(ask("https://graph.facebook.com")).toMatch(/^https:\/\/www\.facebook\.com\/v26\.0\/dialog\/oauth\?/);
});

it("gives 60 days, to be renewed after 30, by a token that still lives", async () => {
  const { account, credentials } = await login();
  expect(account).toMatchObject({ id: ACCOUNT, handle: "@alices_bakery", limits: { userId: ACCOUNT } });
  expect(instagram.expiresAt(credentials)).toBe(io.now() + 60 * DAY);
  expect(instagram.refreshAt(credentials)).toBe(io.now() + 30 * DAY);
  await expect(instagram.refresh(io, account, credentials)).rejects.toMatchObject({ kind: "refused" });
  io.clock.now += 30 * DAY;
  const renewed = await instagram.refresh(io, account, credentials);
  expect(instagram.expiresAt(renewed)).toBe(io.now() + 60 * DAY);
  expect(renewed["token"]).not.toBe(credentials["token"]);
  io.clock.now += 31 * DAY;
  expect(await instagram.audience(io, account, renewed)).toEqual({ followers: 2045 });
  await expect(instagram.refresh(io, account, credentials)).rejects.toMatchObject({ kind: "reconnect" });
});

it.each(["drop-before-accept", "accept-then-drop", "html", "status:500"])(
  "takes no token for dead because a renewal ended with %s, and renews it later",
  async (fault) => {
    const { account, credentials } = await login();
    io.clock.now += 30 * DAY;
    server.faults.set({ rules: [{ fault, count: 1 }] });
    await expect(instagram.refresh(io, account, credentials)).rejects.toMatchObject({ kind: "not-sent" });
    const renewed = await instagram.refresh(io, account, credentials);
    expect(await instagram.audience(io, account, renewed)).toEqual({ followers: 2045 });
  },
);

it("says what is lacking", async () => {
  const some = ["instagram_business_basic"];
  await expect(loginAs(io, server, instagram.oauth, ACCOUNT, some)).rejects.toMatchObject({
    kind: "reconnect",
    code: "INSUFFICIENT_SCOPE",
  });
});

it("publishes on an account that came by way of its Facebook page, without an end", async () => {
  const accounts = await loginAs(io, meta, facebook.oauth, "100000000000001");
  const found = accounts.find(({ network }) => network === "instagram");
  if (found === undefined) throw new Error("no account");
  const { account, credentials } = found;
  expect([instagram.expiresAt(credentials), instagram.refreshAt(credentials)]).toEqual([
    undefined,
    undefined,
  ]);
  const content = { text: "by way of a page", media: [addJpeg(io, "", 1)] };
  const { handle } = await instagram.prepare(io, { publicationId: "one", content, ...found });
  const { remoteId } = await instagram.commit(io, { ...found, handle });
  const asking = { ...found, handle, armedAt: io.now(), takenRemoteIds: [] };
  expect(await instagram.reconcile(io, asking)).toMatchObject({ state: "published", remoteId });
  expect(meta.instagramPosts()).toMatchObject([
    { id: remoteId, text: content.text, account: "alices_bakery" },
  ]);
  expect(await instagram.audience(io, account, credentials)).toEqual({ followers: 2045 });
  expect(await instagram.refresh(io, account, credentials)).toEqual(credentials);
});
