import { expect, test } from "vitest";
import { repeatConflicts } from "./repeat-conflicts.ts";

const conflict = (code: string) =>
  new Error("query failed", { cause: Object.assign(new Error("pg"), { code }) });

async function play(...errors: Error[]): Promise<{ tries: number; end: unknown }> {
  let tries = 0;
  const work = () => {
    const error = errors[tries++];
    return error ? Promise.reject(error) : Promise.resolve("done");
  };
  const end = await repeatConflicts(work).catch((error: unknown) => error);
  return { tries, end };
}

test.each(["23505", "40001", "40P01"])("%s is tried again, three times in all", async (code) => {
  expect(await play(conflict(code), conflict(code))).toEqual({ tries: 3, end: "done" });
  const stubborn = conflict(code);
  expect(await play(stubborn, stubborn, stubborn, stubborn)).toEqual({ tries: 3, end: stubborn });
});

test("anything else is not", async () => {
  for (const error of [conflict("23503"), new Error("bug")])
    expect(await play(error)).toEqual({ tries: 1, end: error });
});
