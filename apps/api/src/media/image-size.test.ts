import fc from "fast-check";
import { expect, test } from "vitest";
import { gif, jpeg, png, webp } from "../testing/pictures.ts";
import { imageSize } from "./image-size.ts";

test("a picture that lies on its side is told as it is seen", () => {
  expect(imageSize(jpeg(300, 200, 6), "image/jpeg")).toEqual({ width: 200, height: 300 });
  expect(imageSize(jpeg(300, 200, 1), "image/jpeg")).toEqual({ width: 300, height: 200 });
});

test("other kinds of WebP", () => {
  const lossy = Buffer.from(`RIFF\0\0\0\0WEBPVP8 ${"\0".repeat(4)}\0\0\0\x9d\x01\x2a\x03\0\x02\0`, "latin1");
  expect(imageSize(lossy, "image/webp")).toEqual({ width: 3, height: 2 });
  const lossless = Buffer.from(`RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f\x02\x40\0\0${"\0".repeat(8)}`, "latin1");
  expect(imageSize(lossless, "image/webp")).toEqual({ width: 3, height: 2 });
});

test("any size comes back as it went in", () => {
  const side = fc.integer({ min: 1, max: 4000 });
  fc.assert(
    fc.property(side, side, (width, height) => {
      expect(imageSize(gif(width, height), "image/gif")).toEqual({ width, height });
      expect(imageSize(webp(width, height), "image/webp")).toEqual({ width, height });
      expect(imageSize(jpeg(width, height), "image/jpeg")).toEqual({ width, height });
    }),
  );
  expect(imageSize(png(70, 50), "image/png")).toEqual({ width: 70, height: 50 });
});

test("rubbish has no size and does no harm", () => {
  const types = fc.constantFrom("image/png", "image/gif", "image/webp", "image/jpeg", "text/plain");
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), types, (bytes, type) => {
      const jpegLike = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe1]), bytes]);
      expect(() => imageSize(Buffer.from(bytes), type)).not.toThrow();
      expect(() => imageSize(jpegLike, "image/jpeg")).not.toThrow();
    }),
  );
});
