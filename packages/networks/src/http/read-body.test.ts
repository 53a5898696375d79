import { expect, it } from "vitest";
import { readBody } from "./read-body.ts";

const stream = (chunks: string[], error?: Error): ReadableStream<Uint8Array> =>
  new ReadableStream({
    pull(controller) {
      const chunk = chunks.shift();
      if (chunk !== undefined) controller.enqueue(new TextEncoder().encode(chunk));
      else if (error !== undefined) controller.error(error);
      else controller.close();
    },
  });

it.each([
  ["JSON in pieces", stream(['{"a":', "1}"]), { json: { a: 1 } }],
  ["nothing", stream([]), { bodyProblem: "EMPTY" }],
  ["white space", stream([" \n"]), { bodyProblem: "EMPTY" }],
  ["a page", stream(["<html>"]), { bodyProblem: "NOT_JSON" }],
  ["half of it", stream(['{"a":1'], new Error("terminated")), { bodyProblem: "CUT_OFF" }],
  [
    "whole JSON before a broken end",
    stream(['{"a":1}'], new Error("terminated")),
    { bodyProblem: "CUT_OFF" },
  ],
  ["no end", stream(Array.from({ length: 5 }, () => "x".repeat(1_000_000))), { bodyProblem: "TOO_LONG" }],
])("%s", async (_what, body, expected) => {
  expect(await readBody(new Response(body))).toEqual({ excerpt: "", ...expected });
});

it("keeps the beginning of an error, and nothing of a success", async () => {
  expect((await readBody(new Response("x".repeat(1000), { status: 500 }))).excerpt).toBe("x".repeat(300));
  expect((await readBody(new Response("secret"))).excerpt).toBe("");
});
