import { describe, expect, it } from "vitest";
import type { ConformanceHarness } from "./harness.ts";
import { createPlay, createText, findPublic, failureOf, type Scene } from "./play.ts";

export function describeErrors(harness: ConformanceHarness, scene: () => Scene): void {
  describe("a commit that clearly did nothing", () => {
    it("refused: the content is at fault, nothing is public", async () => {
      const text = createText();
      const play = createPlay(scene(), text);
      scene().stage.faults.set({ rules: [{ ...harness.commitCall, fault: "refuse" }] });
      expect(await failureOf(play.drive())).toMatchObject({ kind: "refused" });
      expect(await findPublic(scene(), text)).toHaveLength(0);
    });

    it("429 with a reset: not before that time, then exactly one post", async () => {
      const { stage } = scene();
      const text = createText();
      const play = createPlay(scene(), text);
      await play.prepare();
      stage.faults.set({ rules: [{ ...harness.commitCall, fault: "429:90", count: 1 }] });
      const failure = await failureOf(play.commit());
      expect(failure).toMatchObject({ kind: "rate-limited", status: 429, retryAt: stage.io.now() + 90_000 });
      expect(await findPublic(scene(), text)).toHaveLength(0);
      await play.drive();
      expect(await findPublic(scene(), text)).toHaveLength(1);
    });

    it("a token the server does not take: as the network means it, nothing is public", async () => {
      const text = createText();
      const play = createPlay(scene(), text);
      await play.prepare();
      scene().stage.faults.set({ rules: [{ ...harness.commitCall, fault: "unauthorized", count: 1 }] });
      expect((await failureOf(play.commit())).kind).toBe(harness.unauthorizedKind);
      expect(await findPublic(scene(), text)).toHaveLength(0);
    });

    it("no connection: not sent", async () => {
      const text = createText();
      const play = createPlay(scene(), text);
      await play.prepare();
      const unreachable: typeof fetch = (_input, init) => fetch(scene().nowhere, init);
      expect(await failureOf(play.commit({ ...scene().stage.io, fetch: unreachable }))).toMatchObject({
        kind: "not-sent",
        code: "ECONNREFUSED",
      });
      expect(await findPublic(scene(), text)).toHaveLength(0);
    });

    it("an attempt that was over before it began: not sent, and not a single call", async () => {
      const { stage } = scene();
      const text = createText();
      const play = createPlay(scene(), text);
      await play.prepare();
      const before = stage.io.calls.length;
      const failure = await failureOf(play.commit({ ...stage.io, signal: AbortSignal.abort() }));
      expect(failure).toMatchObject({ kind: "not-sent", code: "ABORTED" });
      expect(stage.io.calls.length).toBe(before);
      expect(await findPublic(scene(), text)).toHaveLength(0);
    });
  });

  describe("a preparation that fails can simply be repeated", () => {
    const faults = [
      "drop-before-accept",
      "accept-then-drop",
      "500-after-accept",
      "status:503",
      "html",
      "truncate",
      "empty",
    ].filter((fault) => fault !== "truncate" || harness.uploadAnswerIsEmpty !== true);
    it.each(faults)("%s: not sent, then exactly one post", async (fault) => {
      const { stage } = scene();
      const text = createText();
      const play = createPlay(scene(), harness.withMedia.make(stage.io, text));
      stage.faults.set({ rules: [{ ...harness.uploadCall, fault, count: 1 }] });
      expect((await failureOf(play.prepare())).kind).toBe("not-sent");
      expect(await findPublic(scene(), text)).toHaveLength(0);
      const published = await play.drive();
      expect(await findPublic(scene(), text)).toHaveLength(1);
      expect((await stage.posts()).find((post) => post.id === published.remoteId)?.mediaCount).toBe(
        harness.withMedia.mediaCount,
      );
    });

    it("429: not before that time", async () => {
      const { stage } = scene();
      const play = createPlay(scene(), harness.withMedia.make(stage.io, createText()));
      stage.faults.set({ rules: [{ ...harness.uploadCall, fault: "429:60", count: 1 }] });
      expect(await failureOf(play.prepare())).toMatchObject({
        kind: "rate-limited",
        retryAt: stage.io.now() + 60_000,
      });
    });

    it("a file the network refuses: refused", async () => {
      const { stage } = scene();
      const text = createText();
      const play = createPlay(scene(), harness.withMedia.make(stage.io, text));
      stage.faults.set({ rules: [{ ...harness.uploadCall, fault: "refuse" }] });
      expect((await failureOf(play.drive())).kind).toBe("refused");
      expect(await findPublic(scene(), text)).toHaveLength(0);
    });
  });
}
