import { expect, test } from "vitest";
import { spaceBefore } from "./space-before.ts";

test.each([
  ["", ""],
  [" \n", ""],
  ["Words", "\n\n"],
  ["Words\n", "\n"],
  ["Words\n\n", ""],
])("after %j comes %j", (before, space) => expect(spaceBefore(before)).toBe(space));
