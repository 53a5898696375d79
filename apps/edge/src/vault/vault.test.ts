import { describe, expect, test } from "vitest";
import { createVault, parseKeyRing } from "./vault.ts";

const keyOf = (id: string, byte: number) => `${id}:${btoa(String.fromCharCode(byte).repeat(32))}`;
const [k1, k2, k3] = [keyOf("k1", 1), keyOf("k2", 2), keyOf("k3", 3)];
const place = "ticker:token:INSTAGRAM_ACCESS_TOKEN";
const tokens = { current: "IGQ-first", previous: "IGQ-before" };

describe("a vault", () => {
  test("gives back what it was given, never twice in the same words, and shows none of it", async () => {
    const vault = createVault(k1);
    const [one, two] = [await vault.seal(place, tokens), await vault.seal(place, tokens)];
    expect(one).not.toBe(two);
    expect(one).not.toContain("IGQ");
    expect(await vault.open(place, one)).toEqual(tokens);
    expect(await vault.open(place, two)).toEqual(tokens);
  });

  test("opens what the core has sealed with the same ring", async () => {
    const byCore = "v1.k2.QOPdSGLlTXSRz71S.y0yrxQYkdeynxhP0M8dQ6d4LNjKX.3EeskldRKB9YDlbRSWHG0A";
    expect(await createVault(`${k2},${k1}`).open(place, byCore)).toEqual({ current: "a-token" });
  });

  test("refuses what was changed, stands elsewhere, or is no seal", async () => {
    const vault = createVault(k1);
    const sealed = await vault.seal(place, tokens);
    const [version, id, iv = "", text = "", tag = ""] = sealed.split(".");
    const changed = `${text[0] === "A" ? "B" : "A"}${text.slice(1)}`;
    await expect(vault.open("ticker:token:OTHER", sealed)).rejects.toThrow("another place");
    await expect(vault.open(place, [version, id, iv, changed, tag].join("."))).rejects.toThrow("changed");
    for (const none of ["", "IGQ-first", "v1.k1", `v2.k1.${iv}.${text}.${tag}`, `v1.k1.${iv}.${text}.AAAA`])
      await expect(vault.open(place, none), none).rejects.toThrow("Not a sealed text");
  });

  test("changes its key: the older one still opens, and says that it is the older one", async () => {
    const before = await createVault(k1).seal(place, tokens);
    const both = createVault(`${k2},${k1}`);
    expect([both.isStale(before), await both.open(place, before)]).toEqual([true, tokens]);
    const after = await both.seal(place, tokens);
    expect(both.isStale(after)).toBe(false);
    expect(await createVault(k2).open(place, after)).toEqual(tokens);
    await expect(createVault(k3).open(place, after)).rejects.toThrow('key "k2", which is not in the ring');
  });
});

test.each([
  ["", "empty"],
  ["secret", "id:base64"],
  ["k1:AAAA", "32 bytes"],
  [`${k1},${k1}`, "twice"],
  [`K1:${k1.slice(3)}`, "id:base64"],
])("a ring that is none is refused: %.12s", (ring, words) => {
  expect(() => createVault(ring)).toThrow(words);
});

test("a ring's keys may be written in either alphabet of base64", () => {
  const bytes = new Uint8Array(32).fill(0xfb);
  const standard = btoa(String.fromCharCode(...bytes));
  expect(standard).toContain("+");
  const url = standard.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
  expect(parseKeyRing(`a:${standard},b:${url}`)).toEqual(
    new Map([
      ["a", bytes],
      ["b", bytes],
    ]),
  );
});
