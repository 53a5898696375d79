import { readFileSync } from "node:fs";
import { EdgeVariables, TickerVariables } from "@planrrr/edge";
import { expect, test } from "vitest";
import { envExample, listVariables } from "./env-example.ts";

test(".env.example is what `planrrr env` prints; renew it with `pnpm planrrr env > .env.example`", () => {
  const committed = readFileSync(new URL("../../../.env.example", import.meta.url), "utf8");
  expect(committed).toBe(envExample());
});

test("every variable says what it is for", () => {
  expect(listVariables().filter(({ description }) => description === "")).toEqual([]);
});

test("the guides of the edge name every variable of the Worker", () => {
  const guides = ["edge", "ticker"].map((name) =>
    readFileSync(new URL(`../../../docs/guides/${name}.md`, import.meta.url), "utf8"),
  );
  const names = Object.keys({ ...EdgeVariables.shape, ...TickerVariables.shape });
  expect(names.filter((name) => !guides.some((guide) => guide.includes(`\`${name}\``)))).toEqual([]);
});
