import { describe, expect, it } from "vitest";
import type { ConformanceHarness, Stage } from "./harness.ts";
import { connectOn, createPlay, createText, findPublic, failureOf, type Scene } from "./play.ts";

export function describeTokens(harness: ConformanceHarness, scene: () => Scene): void {
  describe("tokens", () => {
    it("never leave with an error", async () => {
      const { stage, connected } = scene();
      const play = createPlay(scene(), createText());
      await play.prepare();
      const secrets = Object.values(connected.credentials).filter(
        (value) => typeof value === "string" && value.length > 8 && !URL.canParse(value),
      );
      for (const fault of [
        "refuse",
        "500-after-accept",
        "truncate",
        "html",
        "429:1",
        "unauthorized",
        "drop-before-accept",
      ]) {
        stage.faults.set({ rules: [{ ...harness.commitCall, fault, count: 1 }] });
        const failure = await failureOf(play.commit());
        const shown = JSON.stringify([failure.message, failure.code, failure.evidence]);
        expect(structuredClone(failure.evidence)).toEqual(failure.evidence);
        for (const secret of secrets) expect(shown).not.toContain(secret);
      }
    });

    it("revoked by the owner: reconnect, nothing is public", async () => {
      const { stage, network } = scene();
      const connected = await connectOn(network, stage, await stage.signIn());
      await stage.revoke();
      const text = createText();
      const play = createPlay({ ...scene(), connected }, text);
      if (stage.expire !== undefined) play.credentials = await stage.expire(connected.credentials);
      await expect(play.drive()).rejects.toMatchObject({ kind: "reconnect" });
      expect(await findPublic(scene(), text)).toHaveLength(0);
    });

    it("stored ones that can't be read: reconnect", async () => {
      const play = createPlay(scene(), createText());
      play.credentials = {};
      expect(await failureOf(play.prepare())).toMatchObject({
        kind: "reconnect",
        code: "INVALID_CREDENTIALS",
      });
    });
  });
}

/** For networks whose tokens run out. */
export function describeExpiry(harness: ConformanceHarness, scene: () => Scene): void {
  const expire = async (): Promise<NonNullable<Awaited<ReturnType<NonNullable<Stage["expire"]>>>>> => {
    const { stage, connected } = scene();
    if (stage.expire === undefined) throw new Error("tokens of this network do not expire");
    return stage.expire(connected.credentials);
  };

  describe("a token that runs out", () => {
    it("before the uploads: expired, refreshed, one post", async () => {
      const text = createText();
      const play = createPlay(scene(), harness.withMedia.make(scene().stage.io, text));
      play.credentials = await expire();
      expect((await failureOf(play.prepare())).kind).toBe("expired");
      await play.drive();
      expect(await findPublic(scene(), text)).toHaveLength(1);
    });

    it("between preparation and commit: expired, refreshed, one post", async () => {
      const text = createText();
      const play = createPlay(scene(), text);
      await play.prepare();
      play.credentials = await expire();
      expect((await failureOf(play.commit())).kind).toBe("expired");
      expect(await findPublic(scene(), text)).toHaveLength(0);
      await play.drive();
      expect(await findPublic(scene(), text)).toHaveLength(1);
    });

    it("between a commit in doubt and the question", async () => {
      const text = createText();
      const play = createPlay(scene(), text);
      await play.prepare();
      scene().stage.faults.set({ rules: [{ ...harness.commitCall, fault: "accept-then-drop", count: 1 }] });
      await failureOf(play.commit());
      play.credentials = await expire();
      await play.drive();
      expect(await findPublic(scene(), text)).toHaveLength(1);
    });

    const passing = ["drop-before-accept", "status:503", "html", "429:20"];
    it.each(harness.lostRefresh === "reconnect" ? passing : [...passing, "accept-then-drop"])(
      "a refresh that ends with %s is tried again",
      async (fault) => {
        const { stage, network, connected } = scene();
        const credentials = await expire();
        const refresh = () =>
          network.refresh?.(stage.io, connected.account, credentials, harness.app) ?? Promise.resolve({});
        stage.faults.set({ rules: [{ method: "POST", fault, count: 1 }] });
        expect(["not-sent", "rate-limited"]).toContain((await failureOf(refresh())).kind);
        const text = createText();
        const play = createPlay(scene(), text);
        play.credentials = await refresh();
        await play.drive();
        expect(await findPublic(scene(), text)).toHaveLength(1);
      },
    );
  });
}

/** For networks whose refresh token works once: an answer that is lost on the way has used it up. */
export function describeLostRefresh(harness: ConformanceHarness, scene: () => Scene): void {
  it("a refresh whose answer is lost: reconnect", async () => {
    const { stage, network, connected } = scene();
    const credentials = (await stage.expire?.(connected.credentials)) ?? {};
    const refresh = () =>
      network.refresh?.(stage.io, connected.account, credentials, harness.app) ?? Promise.resolve({});
    stage.faults.set({ rules: [{ method: "POST", fault: "accept-then-drop", count: 1 }] });
    expect((await failureOf(refresh())).kind).toBe("not-sent");
    expect((await failureOf(refresh())).kind).toBe("reconnect");
  });
}
