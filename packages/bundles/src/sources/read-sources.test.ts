import { expect, test } from "vitest";
import { readSources, SourcesFileError } from "./read-sources.ts";

const file = `contact: https://planrrr.example/bot
sources:
  - name: deals
    kind: json
    url: https://shop.example/deals.json
    items: deals[]
    fields:
      sourceId: "{id}"
      provider: Shop
      title: "{name}"
`;

function problemsOf(text: string): readonly string[] {
  try {
    readSources(text);
  } catch (error) {
    if (error instanceof SourcesFileError) return error.problems;
    throw error;
  }
  throw new Error("It was read.");
}

test("a short entry is enough; the rest has its defaults", () => {
  expect(readSources(file)).toEqual({
    contact: "https://planrrr.example/bot",
    allowPrivateHosts: [],
    sources: [
      {
        name: "deals",
        kind: "json",
        url: "https://shop.example/deals.json",
        items: "deals[]",
        fields: { sourceId: "{id}", provider: "Shop", title: "{name}" },
        details: {},
        priceUnit: "major",
        gapSeconds: 5,
        inactiveAfter: 2,
      },
    ],
  });
});

test.each([
  ["a wrong value", file.replace("https://shop", "ftp://shop"), [/^line 5: sources\.0\.url: /]],
  ["an unknown key", file.replace("provider:", "vendor:"), [/^line 7: .*provider/, /^line 9: .*vendor/]],
  ["a kind that there is not", file.replace("json", "html"), [/^line 4: sources\.0\.kind: /]],
  ["a missing key", file.replace("    items: deals[]\n", ""), [/^line 3: sources\.0\.items: /]],
  [
    "a name that is there twice",
    file + file.slice(file.indexOf("  - ")),
    [/^line 11: .*deals is there twice/],
  ],
  ["broken YAML", file.replace("items: deals[]", 'items: "deals'), [/^line \d+: /]],
  ["a tab", file.replace("    kind", "\t kind"), [/^line 4: /]],
  ["another document", "just words", [/^line 1: /]],
  ["nothing", "", [/^line 1: /]],
])("%s is named with its line", (_, text, expected) => {
  const problems = problemsOf(text);
  expect(problems.length).toBeGreaterThanOrEqual(expected.length);
  for (const line of expected) expect(problems.join("\n")).toMatch(new RegExp(line.source, "m"));
});

test("a bomb of aliases is refused", () => {
  const levels = Array.from({ length: 9 }, (_, n) => `l${n + 1}: &l${n + 1} [${`*l${n},`.repeat(9)}]`);
  expect(problemsOf(["l0: &l0 [x]", ...levels].join("\n"))).toHaveLength(1);
});
