import { expect, it } from "vitest";
import { drawJpeg } from "./draw-jpeg.ts";
import { drawMp4 } from "./draw-mp4.ts";
import { probeImage } from "./probe-image.ts";
import { createVideoProbe, type VideoFacts } from "./probe-video.ts";

function probe(file: Buffer, chunk = file.length): VideoFacts {
  const one = createVideoProbe();
  for (let at = 0; at < file.length; at += chunk) one.push(file.subarray(at, at + chunk));
  return one.end();
}

it("reads a JPEG's size and notices a missing end", () => {
  const file = drawJpeg(1080, 1350, 7);
  expect(probeImage(file)).toEqual({ mimeType: "image/jpeg", width: 1080, height: 1350, truncated: false });
  expect(probeImage(file.subarray(0, -10))).toMatchObject({ truncated: true });
  expect(probeImage(Buffer.from("MZ\u0090 an executable called photo.jpg"))).toBeUndefined();
  expect(drawJpeg(8, 8, 1)).not.toEqual(drawJpeg(8, 8, 2));
});

const film = drawMp4({ width: 1080, height: 1920, seconds: 12.5, bytes: 70_000, codec: "hvc1" });

it.each([1, 3, 7, 16, 1000, 100_000])("reads an MP4 in chunks of %i bytes", (chunk) => {
  const facts = probe(film, chunk);
  expect(facts.track).toEqual({ width: 1080, height: 1920, durationMs: 12_500, codec: "hvc1" });
  expect(facts).toMatchObject({ bytes: film.length, truncated: false, sha256: probe(film).sha256 });
});

it("notices that the end of a film is missing, and that something is no film", () => {
  expect(probe(film.subarray(0, -1), 999).truncated).toBe(true);
  expect(probe(Buffer.from("not really a film, not at all"))).toMatchObject({ truncated: false });
  expect(probe(Buffer.from("not really a film, not at all")).track).toBeUndefined();
});
