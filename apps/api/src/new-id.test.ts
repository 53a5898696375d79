import { expect, test } from "vitest";
import { z } from "zod";
import { newId } from "./new-id.ts";

test("ids are UUIDs of version 7, sort by time and differ", () => {
  const now = Date.now();
  const ids = Array.from({ length: 1000 }, (_, n) => newId(now + n));
  for (const id of ids) expect(z.uuidv7().safeParse(id).success).toBe(true);
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(Array.from({ length: 1000 }, () => newId(now))).size).toBe(1000);
  expect(Number.parseInt(newId(now).replaceAll("-", "").slice(0, 12), 16)).toBe(now);
});
