import { expect, test } from "vitest";
import type { NetworkIo } from "../network.ts";
import { readMastodonAudience } from "./audience.ts";

const account = {
  id: "1",
  handle: "@ann",
  displayName: "Ann",
  service: "https://mastodon.example",
  limits: {},
};
const read = (followers: unknown) => {
  const io = {
    fetch: () => Promise.resolve(Response.json({ followers_count: followers })),
    now: () => 0,
    random: () => 0,
  } as unknown as NetworkIo;
  return readMastodonAudience(io, account, { service: account.service, token: "a" });
};

test("who hides their followers has none that could be told: no 0, but a reason", async () => {
  expect(await read(0)).toEqual({ followers: 0 });
  await expect(read(-1)).rejects.toMatchObject({ kind: "refused", code: "FOLLOWERS_HIDDEN" });
  await expect(read(null)).rejects.toMatchObject({ name: "NetworkError" });
});
