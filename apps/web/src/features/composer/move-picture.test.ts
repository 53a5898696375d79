import { expect, test } from "vitest";
import { movePicture } from "./move-picture.ts";

const pictures = ["a", "b", "c"].map((id) => ({ id, alt: "" }));
const order = (id: string, to: number) =>
  movePicture(pictures, id, to)
    .map((picture) => picture.id)
    .join("");

test("a picture goes where it is put, and no further than the ends", () => {
  expect(order("a", 2)).toBe("bca");
  expect(order("c", 0)).toBe("cab");
  expect(order("b", -1)).toBe("bac");
  expect(order("b", 9)).toBe("acb");
  expect(order("x", 0)).toBe("abc");
});
