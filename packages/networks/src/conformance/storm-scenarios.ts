import { describe, expect, it } from "vitest";
import type { ConformanceHarness } from "./harness.ts";
import { createPlay, createText, findPublic, type Scene } from "./play.ts";

const FAULTS = [
  "accept-then-drop",
  "drop-before-accept",
  "500-after-accept",
  "truncate",
  "empty",
  "html",
  "html-after-accept",
  "status:503",
  "429:20",
];
const PUBLICATIONS = 4;

/** Whatever goes wrong, wherever, as often as the dice say: each publication is one post in the end. */
export function describeStorms(harness: ConformanceHarness, scene: () => Scene): void {
  describe("a storm of faults over every call", () => {
    it.each([1, 2, 3, 4, 5])("with the dice %i", async (seed) => {
      const { stage } = scene();
      const rules = FAULTS.map((fault) => ({ fault, probability: 0.07 }));
      stage.faults.set({ seed, rules });
      const taken: string[] = [];
      for (let number = 0; number < PUBLICATIONS; number += 1) {
        const text = createText();
        const content = number % 2 === 0 ? text : harness.withMedia.make(stage.io, text);
        const play = createPlay(scene(), content);
        play.takenRemoteIds = [...taken];
        const { remoteId } = await play.drive();
        expect(await findPublic(scene(), text)).toEqual([remoteId]);
        taken.push(remoteId);
      }
      expect(stage.faults.requests.filter((request) => request.fault !== undefined).length).toBeGreaterThan(
        0,
      );
    });
  });
}
