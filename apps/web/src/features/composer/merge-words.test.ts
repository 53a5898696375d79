import { describe, expect, test } from "vitest";
import { compareWords } from "./compare-words.ts";
import { mergeWords } from "./merge-words.ts";

describe("two texts compared", () => {
  test("what only one of them says stands out, whole words at a time", () => {
    expect(compareWords("Doors open at nine.", "Doors open at half past nine.")).toEqual([
      { kind: "same", text: "Doors open at " },
      { kind: "theirs", text: "half past " },
      { kind: "same", text: "nine." },
    ]);
  });

  test("each side can be read out of the runs again", () => {
    const [mine, theirs] = ["A walk 👩‍👩‍👧 after lunch, שלום", "A slow walk 👩‍👧 before lunch"];
    const runs = compareWords(mine, theirs);
    const side = (without: string) =>
      runs
        .filter(({ kind }) => kind !== without)
        .map(({ text }) => text)
        .join("");
    expect([side("theirs"), side("mine")]).toEqual([mine, theirs]);
    expect(runs.some(({ text }) => text.includes("👩‍👩‍👧"))).toBe(true);
  });

  test("texts with nothing in common, empty ones, and very long ones", () => {
    expect(compareWords("", "")).toEqual([]);
    expect(compareWords("", "new")).toEqual([{ kind: "theirs", text: "new" }]);
    const runs = compareWords("one ".repeat(20_000).trim(), "two ".repeat(20_000).trim());
    expect(runs.map(({ kind }) => kind)).toEqual(["mine", "theirs"]);
  });
});

describe("both changes put together", () => {
  const base = "Ten minutes out, ten minutes back. Bring water.";

  test("in different places nothing clashes", () => {
    expect(
      mergeWords(
        base,
        "Twenty minutes out, ten minutes back. Bring water.",
        "Ten minutes out, ten minutes back. Bring water and a hat.",
      ),
    ).toEqual({ text: "Twenty minutes out, ten minutes back. Bring water and a hat.", clashes: 0 });
  });

  test("the same change counts once", () => {
    expect(mergeWords(base, `${base} Bye.`, `${base} Bye.`)).toEqual({ text: `${base} Bye.`, clashes: 0 });
  });

  test("where both wrote something else, both stand there", () => {
    expect(mergeWords("Bring water.", "Bring tea.", "Bring coffee.")).toEqual({
      text: "Bring tea / coffee.",
      clashes: 1,
    });
    expect(mergeWords("", "Mine", "Theirs")).toEqual({ text: "Mine / Theirs", clashes: 1 });
  });

  test("whoever changed nothing loses nothing", () => {
    expect(mergeWords(base, base, "Theirs")).toEqual({ text: "Theirs", clashes: 0 });
    expect(mergeWords(base, "Mine", base)).toEqual({ text: "Mine", clashes: 0 });
    expect(mergeWords(base, "", base)).toEqual({ text: "", clashes: 0 });
  });
});
