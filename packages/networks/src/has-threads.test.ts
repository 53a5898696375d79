import { expect, test } from "vitest";
import { hasThreads } from "./has-threads.ts";
import { networks } from "./networks.ts";

test("what pages know of threads is what the networks say, and all take a first comment", () => {
  for (const { name, replies } of Object.values(networks)) {
    expect([name, hasThreads(name)]).toEqual([name, replies?.thread === true]);
    expect([name, replies?.comment]).toEqual([name, true]);
  }
});
