import { expect, test } from "vitest";
import { lookAtFile, sizeWords } from "./look-at-file.ts";

const file = (name: string, content: string, type = "image/png") =>
  new File([Buffer.from(content, "latin1")], name, { type });
const room = { by: "tus" as const, maxBytes: 60_000_000, usedBytes: 0, quotaBytes: null };

test.each([
  ["a PNG", "\x89PNG\r\n\x1a\n....", true],
  ["a JPEG", "\xff\xd8\xff\xe0", true],
  ["a GIF", "GIF89a......", true],
  ["a WebP", "RIFF\0\0\0\0WEBPVP8 ", true],
  ["a large PNG", "\x89PNG\r\n\x1a\n".padEnd(11_000_000), false],
  ["an MP4", "\0\0\0\x20ftypisom", false],
  ["an old MOV", "\0\0\0\x08wide", false],
  ["a WebM", "\x1a\x45\xdf\xa3........", false],
])("%s may be sent, whatever it is called", async (_, content, small) => {
  expect(await lookAtFile(file("a.txt", content, "text/plain"), room)).toEqual({ small });
});

test.each([
  [
    file("notes.png", "just words"),
    "notes.png is no picture and no video. JPEG, PNG, GIF, WebP, MP4, MOV and WebM work.",
  ],
  [file("none.png", ""), "none.png is empty. Choose another one."],
  [
    file("a.svg", "<svg/>", "image/svg+xml"),
    "a.svg is a kind of picture the networks do not show. JPEG, PNG, GIF and WebP work.",
  ],
  [
    file("poster.png", "\x89PNG\r\n\x1a\n".padEnd(120_000_000)),
    "poster.png has 120 MB; a picture may have 100 MB. Make it smaller first.",
  ],
  [file("film.mp4", "\0\0\0\x20ftyp".padEnd(70_000_000)), "film.mp4 has 70 MB; 60 MB is the most here."],
])("refused: $name", async (bad, problem) => {
  expect(await lookAtFile(bad, room)).toEqual({ problem });
});

test("one for which the team has no room is told before it is sent for hours", async () => {
  const full = { ...room, usedBytes: 900, quotaBytes: 1000 };
  expect(await lookAtFile(file("film.mp4", "\0\0\0\x20ftyp".padEnd(200)), full)).toMatchObject({
    problem: expect.stringContaining("your team has room for 0.1 kB more"),
  });
});

test("sizes are said as people say them", () => {
  expect([900, 1500, 49_600_000, 1_240_000_000].map(sizeWords)).toEqual([
    "0.9 kB",
    "1.5 kB",
    "50 MB",
    "1.2 GB",
  ]);
});
