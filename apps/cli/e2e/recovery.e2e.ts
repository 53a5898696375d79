import { setTimeout as delay } from "node:timers/promises";
import { type BlueskyPds, startBlueskyPds } from "@planrrr/bluesky-pds";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commandMs, inMs, makePlace, must, type Place, planrrr, startUp } from "./support/planrrr.ts";
import { killAll, processesOf, serverPid } from "./support/processes.ts";
import { ConnectionShape, PostShape } from "./support/shapes.ts";

let pds: BlueskyPds;
beforeAll(async () => {
  pds = await startBlueskyPds();
});
afterAll(() => pds.close());

async function connectTo(place: Place, handle: string): Promise<{ did: string }> {
  const account = await pds.createAccount(handle);
  const args = ["connections", "add", "bluesky", "--service", pds.url, "--identifier", handle, "--stdin"];
  await must(ConnectionShape, place, args, await pds.createAppPassword(account));
  return account;
}

const texts = async (did: string) => (await pds.listPosts(did)).map(({ value }) => value["text"]);

const sortedTexts = async (did: string) =>
  (await texts(did)).map(String).toSorted((a, b) => a.localeCompare(b));

describe("after a kill", () => {
  test("kill -9 of everything before a post is due: the next start sends it once", async () => {
    const place = await makePlace();
    const up = await startUp(place);
    const { did } = await connectTo(place, "killed.test");
    // Everything has to be dead before it is due.
    const at = inMs(2_500 + 2 * (await commandMs(place)));
    await must(PostShape, place, ["posts", "create", "Through the kill", "--at", at]);
    killAll(processesOf(place.home));
    await up.exited;
    expect(processesOf(place.home)).toEqual([]);
    expect(await texts(did)).toEqual([]);

    const again = await startUp(place);
    await expect.poll(() => texts(did), { timeout: 40_000 }).toEqual(["Through the kill"]);
    await delay(2_000);
    expect(await texts(did)).toEqual(["Through the kill"]);
    expect(await again.stop()).toBe(0);
  });

  test("kill -9 of planrrr alone: the database server is adopted, and stopped in the end", async () => {
    const place = await makePlace();
    const up = await startUp(place);
    const server = serverPid(place.home);
    up.child.kill("SIGKILL");
    await up.exited;
    expect(processesOf(place.home)).toContain(server);
    const again = await startUp(place);
    expect(serverPid(place.home)).toBe(server);
    expect(await again.stop()).toBe(0);
    expect(processesOf(place.home)).toEqual([]);
  });

  test("kill -9 in the midst of sending: every post is there once", async () => {
    const place = await makePlace();
    let up = await startUp(place);
    const { did } = await connectTo(place, "midst.test");
    const wanted = Array.from({ length: 6 }, (_, nth) => `Number ${nth}`);
    const lead = 1_500 + (await commandMs(place));
    for (const text of wanted) {
      await must(PostShape, place, ["posts", "create", text, "--at", inMs(lead)]);
      if (text === "Number 2" || text === "Number 4") {
        killAll(processesOf(place.home));
        await up.exited;
        up = await startUp(place);
      }
    }
    await expect.poll(() => sortedTexts(did), { timeout: 80_000, interval: 500 }).toEqual(wanted);
    expect(await up.stop()).toBe(0);
    expect(await sortedTexts(did)).toEqual(wanted);
  });

  test("PostgreSQL killed under it is brought back on its port, and nothing else falls", async () => {
    const place = await makePlace();
    const up = await startUp(place);
    const { did } = await connectTo(place, "healed.test");
    for (const round of [1, 2]) {
      const server = serverPid(place.home);
      process.kill(server, "SIGKILL");
      await expect.poll(() => serverPid(place.home), { timeout: 30_000 }).not.toBe(server);
      await expect
        .poll(async () => (await planrrr(place, ["posts", "list"])).code, { timeout: 30_000 })
        .toBe(0);
      const post = await must(PostShape, place, ["posts", "create", `After round ${round}`, "--wait"]);
      expect(post.status).toBe("PUBLISHED");
    }
    expect(await texts(did)).toEqual(["After round 1", "After round 2"]);
    await expect
      .poll(async () => (await fetch(`${up.ready.url}/health/ready`)).status, { timeout: 60_000 })
      .toBe(200);
    expect(await up.stop()).toBe(0);
    expect(processesOf(place.home)).toEqual([]);
  });
});
