import { describe, expect, it } from "vitest";
import type { ConformanceHarness } from "./harness.ts";
import { createPlay, createText, findPublic, failureOf, type Scene } from "./play.ts";

/** A commit ends so; whether the post is public then is the second value. */
const DOUBTS: [fault: string, isPublic: boolean][] = [
  ["accept-then-drop", true],
  ["500-after-accept", true],
  ["truncate", true],
  ["empty", true],
  ["html-after-accept", true],
  ["drop-before-accept", false],
  ["html", false],
  ["status:500", false],
  ["status:503", false],
  ["redirect", false],
];

/** Whoever follows the redirect finds nobody there, and believes that nothing was sent. */
function complete(fault: string, { nowhere }: Scene): string {
  return fault === "redirect" ? `redirect:${nowhere}/elsewhere` : fault;
}

export function describeDoubts(harness: ConformanceHarness, scene: () => Scene): void {
  describe("a commit that ends in doubt", () => {
    it.each(DOUBTS)("%s: unknown, then exactly one post", async (fault, isPublic) => {
      const text = createText();
      const play = createPlay(scene(), text);
      await play.prepare();
      scene().stage.faults.set({
        rules: [{ ...harness.commitCall, fault: complete(fault, scene()), count: 1 }],
      });
      expect((await failureOf(play.commit())).kind).toBe("unknown");
      expect(await findPublic(scene(), text)).toHaveLength(isPublic ? 1 : 0);
      const published = await play.drive();
      expect(await findPublic(scene(), text)).toEqual([published.remoteId]);
    });

    it("a reply slower than the attempt: unknown, then exactly one post", async () => {
      const { stage } = scene();
      const text = createText();
      const play = createPlay(scene(), text);
      await play.prepare();
      stage.faults.set({ rules: [{ ...harness.commitCall, fault: "delay:400", count: 1 }] });
      expect(await failureOf(play.commit({ ...stage.io, signal: AbortSignal.timeout(150) }))).toMatchObject({
        kind: "unknown",
        code: "TIMEOUT",
      });
      await play.drive();
      expect(await findPublic(scene(), text)).toHaveLength(1);
    });

    it("the same doubt again and again: still exactly one post", async () => {
      const text = createText();
      const play = createPlay(scene(), text);
      const faults = ["drop-before-accept", "status:503", "accept-then-drop"];
      scene().stage.faults.set({
        rules: faults.map((fault, index) => ({ ...harness.commitCall, fault, nth: index + 1 })),
      });
      const published = await play.drive();
      expect(await findPublic(scene(), text)).toEqual([published.remoteId]);
    });

    it.each(["accept-then-drop", "drop-before-accept"])(
      "with a file, %s: exactly one post that has its file",
      async (fault) => {
        const { stage } = scene();
        const text = createText();
        const play = createPlay(scene(), harness.withMedia.make(stage.io, text));
        stage.faults.set({ rules: [{ ...harness.commitCall, fault, count: 1 }] });
        const published = await play.drive();
        expect(await findPublic(scene(), text)).toHaveLength(1);
        expect((await stage.posts()).find((post) => post.id === published.remoteId)?.mediaCount).toBe(
          harness.withMedia.mediaCount,
        );
      },
    );
  });

  describe("a question that is not answered", () => {
    it.each([
      "drop-before-accept",
      "status:500",
      "html",
      "html-after-accept",
      "truncate",
      "empty",
      "429:30",
      "redirect",
    ])("%s: cannot tell, and nothing is sent again before it is known", async (fault) => {
      const text = createText();
      const play = createPlay(scene(), text);
      const rules = [
        { ...harness.commitCall, fault: "accept-then-drop", count: 1 },
        { ...harness.reconcileCall, fault: complete(fault, scene()), count: 2 },
      ];
      await play.prepare();
      scene().stage.faults.set({ rules });
      expect((await failureOf(play.commit())).kind).toBe("unknown");
      expect((await play.reconcile()).state).toBe("cannot-tell");
      await play.drive();
      expect(await findPublic(scene(), text)).toHaveLength(1);
    });
  });
}
