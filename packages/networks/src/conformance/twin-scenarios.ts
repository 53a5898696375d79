import { describe, expect, it } from "vitest";
import type { ConformanceHarness } from "./harness.ts";
import {
  createPlay,
  createText,
  plainContent,
  findPublic,
  failureOf,
  type Play,
  type Scene,
} from "./play.ts";

/** What must not happen, and does: the same commit more than once. Only for servers that can tell. */
export function describeTwins(harness: ConformanceHarness, scene: () => Scene): void {
  describe("the same commit more than once", () => {
    it("one after the other: one post", async () => {
      const text = createText();
      const play = createPlay(scene(), text);
      await play.prepare();
      const first = await play.commit();
      await settle(play);
      expect((await play.drive()).remoteId).toBe(first.remoteId);
      expect(await findPublic(scene(), text)).toHaveLength(1);
    });

    // Where the server can't tell twins apart there are none: a publication has one owner at a time.
    it.each(harness.repeats === "harmless" ? [2, 5] : [1])("%i at the same time: one post", async (twins) => {
      const text = createText();
      const play = createPlay(scene(), text);
      await play.prepare();
      await Promise.all(Array.from({ length: twins }, () => settle(play)));
      await play.drive();
      expect(await findPublic(scene(), text)).toHaveLength(1);
    });

    it("a paused worker wakes up long after its publication went out: one post", async () => {
      const text = createText();
      const play = createPlay(scene(), text);
      await play.prepare();
      const paused = createPlay(scene(), play.content);
      paused.handle = structuredClone(play.handle);
      await play.drive();
      scene().stage.io.clock.now += 600_000;
      await settle(paused);
      expect(await findPublic(scene(), text)).toHaveLength(1);
    });

    it("a paused worker wakes up with a content that has been changed since: the new one stands alone", async () => {
      const old = createText();
      const text = createText();
      const play = createPlay(scene(), old);
      await play.prepare();
      const paused = createPlay(scene(), play.content);
      paused.handle = structuredClone(play.handle);
      play.content = plainContent(scene(), text);
      await play.prepare();
      const published = await play.drive();
      scene().stage.io.clock.now += 60_000;
      await paused.commit().catch(() => undefined);
      expect(await findPublic(scene(), old)).toEqual([]);
      expect(await findPublic(scene(), text)).toEqual([published.remoteId]);
    });

    it("a request that lay around arrives after its successor: one post", async () => {
      const { stage } = scene();
      const text = createText();
      const play = createPlay(scene(), text);
      await play.prepare();
      stage.faults.set({ rules: [{ ...harness.commitCall, fault: "delay-before:200", count: 1 }] });
      expect((await failureOf(play.commit({ ...stage.io, signal: AbortSignal.timeout(60) }))).kind).toBe(
        "unknown",
      );
      await play.drive();
      await expect.poll(() => stage.faults.pending, { timeout: 10_000 }).toBe(0);
      expect(await findPublic(scene(), text)).toHaveLength(1);
    });
  });
}

/** A repeat may be answered or end in doubt; it may not end otherwise. */
async function settle(play: Play): Promise<void> {
  const state = await play.commit().then(
    () => "published",
    async () => (await play.reconcile()).state,
  );
  expect(["published", "cannot-tell"]).toContain(state);
}
