import { expect, test } from "vitest";
import { pictureProblem } from "./picture-problem.ts";

const file = (name: string, content: string, type = "image/png") =>
  new File([Buffer.from(content, "latin1")], name, { type });

test.each([
  ["a PNG", "\x89PNG\r\n\x1a\n...."],
  ["a JPEG", "\xff\xd8\xff\xe0"],
  ["a GIF", "GIF89a......"],
  ["a WebP", "RIFF\0\0\0\0WEBPVP8 "],
])("%s may be sent, whatever it is called", async (_, content) => {
  expect(await pictureProblem(file("a.txt", content, "text/plain"))).toBeUndefined();
});

test.each([
  [file("notes.png", "just words"), "notes.png is no picture. JPEG, PNG, GIF and WebP work."],
  [file("none.png", ""), "none.png is empty. Choose another one."],
  [
    file("a.svg", "<svg/>", "image/svg+xml"),
    "a.svg is a kind of picture the networks do not show. JPEG, PNG, GIF and WebP work.",
  ],
  [
    file("film.png", "\x89PNG\r\n\x1a\n".padEnd(50_000_000)),
    "film.png has 50 MB; 10 MB is the most. Make it smaller first.",
  ],
])("refused: $name", async (bad, words) => {
  expect(await pictureProblem(bad)).toBe(words);
});
