import type { Metrics } from "@planrrr/audience";
import { expect, it } from "vitest";
import { ageWords } from "./age-words.ts";
import { networkWords, sentenceWords, spokenWords } from "./number-words.ts";

const metrics: Metrics = {
  total: 48_213,
  profile: "main",
  name: "Metabolic Reset",
  network: "instagram",
  refreshedAt: "2026-11-28T12:00:00.000Z",
  stale: false,
  error: null,
  precision: 1,
  dayAgo: 48_176,
};

it.each([
  [0, "just now"],
  [9_999, "just now"],
  [20_000, "20 seconds ago"],
  [59_999, "50 seconds ago"],
  [60_000, "1 minute ago"],
  [200_000, "3 minutes ago"],
  [3_600_000, "1 hour ago"],
  [90_000_000, "1 day ago"],
  [400_000_000, "4 days ago"],
])("an age of %i ms is %s", (age, words) => {
  expect(ageWords(age)).toBe(words);
});

it("says in one sentence what the number means", () => {
  expect(sentenceWords(metrics, "en")).toEqual(["people follow along", "37 more than yesterday"]);
  expect(sentenceWords({ ...metrics, dayAgo: 49_000 }, "en")[1]).toBe("787 fewer than yesterday");
  expect(sentenceWords({ ...metrics, dayAgo: null }, "en")).toEqual(["people follow along"]);
  expect(sentenceWords({ ...metrics, total: 1, dayAgo: 1 }, "en")).toEqual(["person follows along"]);
  expect(sentenceWords({ ...metrics, total: null }, "en")).toEqual([]);
  const rounded = { ...metrics, network: "youtube", total: 4_690_000, precision: 10_000 };
  expect(sentenceWords(rounded, "en")).toEqual(["people subscribe", "to the nearest 10,000"]);
});

it("says it to ears with the name", () => {
  expect(spokenWords(metrics, "en")).toBe(
    "48,213 people follow Metabolic Reset on Instagram. 37 more than yesterday.",
  );
  expect(spokenWords({ ...metrics, name: "", network: "json", dayAgo: null }, "de")).toBe(
    "48.213 people follow along.",
  );
  expect([networkWords("x"), networkWords("json")]).toEqual(["on X", ""]);
});
