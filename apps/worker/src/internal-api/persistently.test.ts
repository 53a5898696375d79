import { ORPCError } from "@orpc/client";
import { expect, test } from "vitest";
import { persistently } from "./persistently.ts";

const waits = () => {
  const waited: number[] = [];
  return { waited, wait: async (ms: number) => void waited.push(ms) };
};

test("repeats a call that did not get through, with growing waits", async () => {
  const { waited, wait } = waits();
  let calls = 0;
  const answer = await persistently(
    async () => {
      calls += 1;
      if (calls < 4) throw new TypeError("fetch failed");
      return "through";
    },
    { signal: new AbortController().signal, wait },
  );
  expect(answer).toBe("through");
  expect(waited).toEqual([100, 200, 400]);
});

test("repeats what the API answers in trouble, but not what it has decided", async () => {
  const { wait } = waits();
  const run = async (status: number) => {
    let calls = 0;
    const work = async () => {
      calls += 1;
      throw new ORPCError("TEST", { status });
    };
    await persistently(work, { signal: new AbortController().signal, tries: 3, wait }).catch(() => undefined);
    return calls;
  };
  expect([await run(503), await run(500), await run(429)]).toEqual([3, 3, 3]);
  expect([await run(401), await run(409), await run(404)]).toEqual([1, 1, 1]);
});

test("gives up when the worker stops", async () => {
  const stop = new AbortController();
  let calls = 0;
  const work = async () => {
    calls += 1;
    stop.abort();
    throw new TypeError("fetch failed");
  };
  await expect(persistently(work, { signal: stop.signal })).rejects.toThrow("fetch failed");
  expect(calls).toBe(1);
});
