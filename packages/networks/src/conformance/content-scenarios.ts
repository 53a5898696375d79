import { describe, expect, it } from "vitest";
import type { ConformanceHarness } from "./harness.ts";
import { createPlay, createText, findPublic, failureOf, type Scene } from "./play.ts";

export function describeContents(harness: ConformanceHarness, scene: () => Scene): void {
  describe("contents that arrive", () => {
    it.each(harness.contents)("$name", async ({ make, mediaCount }) => {
      const { stage, network, connected } = scene();
      const text = createText();
      const play = createPlay(scene(), make(stage.io, text));
      const errors = network
        .validate({ content: play.content, limits: connected.account.limits })
        .filter(({ severity }) => severity === "error");
      expect(errors).toEqual([]);
      const published = await play.drive();
      expect(await findPublic(scene(), text)).toEqual([published.remoteId]);
      expect(URL.canParse(published.url)).toBe(true);
      expect((await stage.posts()).find((post) => post.id === published.remoteId)?.mediaCount).toBe(
        mediaCount,
      );
      // Lists may lag behind.
      stage.io.clock.now += 1000;
      expect(await play.reconcile()).toMatchObject({
        state: "published",
        remoteId: published.remoteId,
        url: published.url,
      });
    });
  });

  describe("contents that are refused before any call", () => {
    it.each(harness.refused)("$name: $code", async ({ make, code }) => {
      const { stage, network, connected } = scene();
      const play = createPlay(scene(), make(stage.io, createText()));
      const problems = network.validate({ content: play.content, limits: connected.account.limits });
      expect(problems).toContainEqual(expect.objectContaining({ code, severity: "error" }));
      const before = stage.io.calls.length;
      expect(await failureOf(play.prepare())).toMatchObject({ kind: "refused" });
      expect(stage.io.calls.length).toBe(before);
    });
  });

  it("counts a text the same way twice, and an empty one as nothing", () => {
    const { network, connected } = scene();
    const { limits } = connected.account;
    const counts = network.countText({ content: { text: "", media: [] }, limits });
    expect(counts.length).toBeGreaterThan(0);
    for (const { count, limit } of counts) expect([count, limit > 0]).toEqual([0, true]);
  });
}
