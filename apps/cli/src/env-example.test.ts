import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { envExample, listVariables } from "./env-example.ts";

test(".env.example is what `planrrr env` prints; renew it with `pnpm planrrr env > .env.example`", () => {
  const committed = readFileSync(new URL("../../../.env.example", import.meta.url), "utf8");
  expect(committed).toBe(envExample());
});

test("every variable says what it is for", () => {
  expect(listVariables().filter(({ description }) => description === "")).toEqual([]);
});
