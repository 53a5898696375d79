import { expect, test } from "vitest";
import { textSegments } from "./text-segments.ts";

const marked = (network: "bluesky" | "mastodon", text: string) =>
  textSegments(network, text)
    .map(({ kind, text: shown }) => (kind === "plain" ? shown : `<${kind}:${shown}>`))
    .join("");

test.each([
  ["👩‍👩‍👧 see https://example.com/a, ok", "👩‍👩‍👧 see <link:example.com/a>, ok"],
  ["https://example.com/a/very/long/way?to=go", "<link:example.com/a/very/long/...>"],
  ["example.com/a/very/long/way/to/go", "<link:example.com/a/very/long/way/to/go>"],
  ["@bob.bsky.social #réseau שלום", "<mention:@bob.bsky.social> <tag:#réseau> שלום"],
  ["nothing, 3.14 and a.b", "nothing, 3.14 and a.b"],
])("Bluesky shows %s", (text, shown) => {
  expect(marked("bluesky", text)).toBe(shown);
});

test.each([
  ["https://www.example.com/a", "<link:example.com/a>"],
  [`https://example.com/${"x".repeat(40)}!`, `<link:example.com/${"x".repeat(18)}…>!`],
  ["example.com/walks is no link", "example.com/walks is no link"],
  ["@bob@other.example and a@mail.example", "<mention:@bob> and a@mail.example"],
  ["#walk #2026 #2026walk /#no", "<tag:#walk> #2026 <tag:#2026walk> /#no"],
])("Mastodon shows %s", (text, shown) => {
  expect(marked("mastodon", text)).toBe(shown);
});

test("nothing of a text is lost", () => {
  const text = `# @ ${"#a".repeat(3000)} 👨‍👩‍👧‍👦  end`;
  for (const network of ["bluesky", "mastodon"] as const)
    expect(
      textSegments(network, text)
        .map((segment) => segment.text)
        .join(""),
    ).toBe(text);
});
