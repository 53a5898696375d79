import { describe, expect, it } from "vitest";
import type { ConformanceHarness } from "./harness.ts";
import { NetworkError } from "../network-error.ts";
import {
  createPlay,
  createText,
  plainContent,
  findPublic,
  failureOf,
  type Play,
  type Scene,
} from "./play.ts";

/** A crash is an attempt that is not heard of again; what it stored is all the next one knows. */
export function describeCrashes(harness: ConformanceHarness, scene: () => Scene): void {
  describe("a crash", () => {
    it("during the uploads", async () => {
      const { stage } = scene();
      const text = createText();
      const play = createPlay(scene(), harness.withMedia.make(stage.io, text));
      stage.faults.set({ rules: [{ ...harness.uploadCall, fault: "accept-then-drop", count: 1 }] });
      await failureOf(play.prepare());
      const published = await play.drive();
      expect(await findPublic(scene(), text)).toHaveLength(1);
      expect((await stage.posts()).find((post) => post.id === published.remoteId)?.mediaCount).toBe(
        harness.withMedia.mediaCount,
      );
    });

    it("after the preparation, before its handle was stored", async () => {
      const text = createText();
      const play = createPlay(scene(), text);
      await play.prepare();
      play.handle = undefined;
      await play.drive();
      expect(await findPublic(scene(), text)).toHaveLength(1);
    });

    it("after the handle was stored, before the commit", async () => {
      const text = createText();
      const play = createPlay(scene(), text);
      await play.prepare();
      expect((await play.reconcile()).state).not.toBe("published");
      await play.drive();
      expect(await findPublic(scene(), text)).toHaveLength(1);
    });

    it("after the commit, before its outcome was stored", async () => {
      const text = createText();
      const play = createPlay(scene(), text);
      await play.prepare();
      const published = await play.commit();
      expect(await play.drive()).toMatchObject({ remoteId: published.remoteId, url: published.url });
      expect(await findPublic(scene(), text)).toHaveLength(1);
    });

    it("after the commit of a post with a file", async () => {
      const text = createText();
      const play = createPlay(scene(), harness.withMedia.make(scene().stage.io, text));
      await play.prepare();
      const published = await play.commit();
      expect((await play.drive()).remoteId).toBe(published.remoteId);
      expect(await findPublic(scene(), text)).toHaveLength(1);
    });

    it("in the middle of finding out", async () => {
      const text = createText();
      const play = createPlay(scene(), text);
      await play.prepare();
      await play.commit();
      await play.reconcile();
      await play.drive();
      expect(await findPublic(scene(), text)).toHaveLength(1);
    });
  });

  describe("what one publication must not do to another", () => {
    const isRefused = harness.sameText === "refused";
    it(`two publications with the same text are ${isRefused ? "one post and a refusal" : "two posts"}, also when both ended in doubt`, async () => {
      const text = createText();
      const plays = [createPlay(scene(), text), createPlay(scene(), text)];
      scene().stage.faults.set({ rules: [{ ...harness.commitCall, fault: "accept-then-drop", count: 2 }] });
      const taken: string[] = [];
      const ends: string[] = [];
      for (const play of plays) {
        await play.prepare();
        await failureOf(play.commit());
      }
      for (const play of plays) {
        play.takenRemoteIds = [...taken];
        const end = await endOf(play);
        if (end.remoteId === undefined) ends.push(end.kind);
        else taken.push(end.remoteId);
      }
      expect(ends).toEqual(isRefused ? ["refused"] : []);
      expect((await findPublic(scene(), text)).toSorted()).toEqual(taken.toSorted());
    });

    it("a post of another publication is never taken for ours", async () => {
      const text = createText();
      const first = createPlay(scene(), text);
      const second = createPlay(scene(), text);
      await second.prepare();
      const published = await first.drive();
      second.takenRemoteIds = [published.remoteId];
      expect((await second.reconcile()).state).not.toBe("published");
      expect((await endOf(second)).kind).toBe(isRefused ? "refused" : "published");
      expect(await findPublic(scene(), text)).toHaveLength(isRefused ? 1 : 2);
    });

    it("a content changed after a commit that came to nothing goes out once, in its new form", async () => {
      const old = createText();
      const text = createText();
      const play = createPlay(scene(), old);
      await play.prepare();
      scene().stage.faults.set({ rules: [{ ...harness.commitCall, fault: "drop-before-accept", count: 1 }] });
      await failureOf(play.commit());
      play.content = plainContent(scene(), text);
      await play.drive();
      expect(await findPublic(scene(), old)).toHaveLength(0);
      expect(await findPublic(scene(), text)).toHaveLength(1);
    });

    it("a content changed after a commit that did arrive does not go out a second time", async () => {
      const old = createText();
      const text = createText();
      const play = createPlay(scene(), old);
      await play.prepare();
      scene().stage.faults.set({ rules: [{ ...harness.commitCall, fault: "accept-then-drop", count: 1 }] });
      await failureOf(play.commit());
      // Long enough for any list to show what arrived.
      scene().stage.io.clock.now += 60_000;
      play.content = plainContent(scene(), text);
      await play.prepare();
      const published = await play.drive();
      expect(await findPublic(scene(), old)).toEqual([published.remoteId]);
      expect(await findPublic(scene(), text)).toHaveLength(0);
    });
  });
}

/** How a publication ends: public, or as its last error says. */
async function endOf(play: Play): Promise<{ kind: string; remoteId?: string }> {
  return play.drive().then(
    ({ remoteId }) => ({ kind: "published", remoteId }),
    (error: unknown) => ({ kind: error instanceof NetworkError ? error.kind : String(error) }),
  );
}
