import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";

/** Later values win, as in the browser. */
const sheets = ["tokens.css", "contrast.css"].map((name) =>
  readFileSync(path.join(import.meta.dirname, name), "utf8"),
);

const themes = { daylight: 0, midnight: 1 } as const;

function colour(token: string, theme: keyof typeof themes): string {
  const found = sheets
    .flatMap((text) => [...text.matchAll(new RegExp(`--${token}:\\s*light-dark\\((#\\w{6}), (#\\w{6})\\)`, "g"))])
    .at(-1);
  const value = found?.[1 + themes[theme]];
  if (!value) throw new Error(`--${token} is no pair of colours.`);
  return value;
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((one, other) => other - one);
  return (light + 0.05) / (dark + 0.05);
}

const surfaces = ["surface", "raised", "lifted"];
const words = ["text", "text-soft", "muted", "gold", "success", "waiting", "warn", "danger", "unknown"];
const ownGround = [
  ["text", "sunken"],
  ["text-soft", "sunken"],
  ["muted", "sunken"],
  ["on-ink", "ink"],
  ["on-gold", "gold-fill"],
  ["gold", "gold-wash"],
  ["success", "success-wash"],
  ["warn", "warn-wash"],
  ["danger", "danger-wash"],
  ["unknown", "unknown-wash"],
  ["text", "warn-wash"],
  ["text-soft", "danger-wash"],
  ["muted", "gold-wash"],
  ["muted", "danger-wash"],
  ["muted", "unknown-wash"],
];
const pairs = [...words.flatMap((word) => surfaces.map((surface) => [word, surface])), ...ownGround];

describe.each(["midnight", "daylight"] as const)("%s", (theme) => {
  test.each(pairs)("words in --%s on --%s have at least 7:1", (word = "", ground = "") => {
    expect(contrast(colour(word, theme), colour(ground, theme))).toBeGreaterThanOrEqual(7);
  });

  test.each([
    ["line-control", "raised"],
    ["line-control", "surface"],
    ["gold-ring", "surface"],
    ["gold-line", "raised"],
    ["alive", "raised"],
  ])("--%s on --%s has at least 3:1", (shape, ground) => {
    expect(contrast(colour(shape, theme), colour(ground, theme))).toBeGreaterThanOrEqual(3);
  });
});
