import { afterAll, beforeAll, expect, it } from "vitest";
import { startBlueskyPds } from "./start-bluesky-pds.ts";
import type { BlueskyPds } from "./types.ts";

let pds: BlueskyPds;
beforeAll(async () => {
  pds = await startBlueskyPds();
});
afterAll(() => pds.close());

it("boots alone, makes accounts and shows no posts yet", async () => {
  const account = await pds.createAccount("boot.test");
  expect(account.did).toMatch(/^did:plc:/);
  expect(await pds.createAppPassword(account)).toMatch(/^[a-z0-9]{4}(-[a-z0-9]{4}){3}$/);
  expect(await pds.listPosts(account.did)).toEqual([]);
});

it("answers an expired token with ExpiredToken", async () => {
  const account = await pds.createAccount("late.test");
  const response = await fetch(new URL("/xrpc/com.atproto.server.getSession", pds.url), {
    headers: { authorization: `Bearer ${await pds.createExpiredAccessJwt(account.did)}` },
  });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ error: "ExpiredToken" });
});
