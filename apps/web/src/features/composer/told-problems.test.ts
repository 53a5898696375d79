import { expect, test } from "vitest";
import { toldProblems } from "./told-problems.ts";

const problem = (code: string) => ({ code, severity: "error" as const, field: "text" as const, message: "" });
const on = (connectionId: string, ...codes: string[]) => ({
  connectionId,
  network: "mastodon" as const,
  problems: codes.map(problem),
  counts: [],
  price: null,
  parts: [],
});

test("each problem is told once for its account, a missing description once for all", () => {
  const connections = [
    on("a", "TEXT_TOO_LONG", "TEXT_TOO_LONG", "ALT_MISSING"),
    on("b", "TEXT_TOO_LONG", "ALT_MISSING"),
  ];
  expect(toldProblems(connections, () => true).map(({ key }) => key)).toEqual([
    "a TEXT_TOO_LONG",
    "ALT_MISSING",
    "b TEXT_TOO_LONG",
  ]);
  expect(toldProblems(connections, ({ code }) => code === "EMPTY")).toEqual([]);
});
