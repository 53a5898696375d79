import { expect, onTestFinished, test, vi } from "vitest";
import { startRedis } from "../testing/start-redis.ts";
import { type AnswerCache, createAnswerCache } from "./answer-cache.ts";

async function open(redisUrl?: string): Promise<AnswerCache> {
  const cache = await createAnswerCache(redisUrl);
  onTestFinished(() => cache.close());
  return cache;
}

const key = { version: "1", question: "/api/bundles/search?q=music" };
const maker = (body: string) => vi.fn<() => Promise<string>>(async () => body);

test("an answer is made once however many ask at the same time, and anew for another version", async () => {
  const cache = await open();
  const make = maker("first");
  const answers = await Promise.all(Array.from({ length: 20 }, () => cache.get(key, make)));
  expect(make).toHaveBeenCalledTimes(1);
  expect(new Set(answers.map(({ etag }) => etag)).size).toBe(1);
  expect(await cache.get({ ...key, version: "2" }, maker("second"))).toMatchObject({ body: "second" });
});

test("one that could not be made is not kept", async () => {
  const cache = await open();
  await expect(cache.get(key, () => Promise.reject(new Error("no database")))).rejects.toThrow("no database");
  expect(await cache.get(key, maker("later"))).toMatchObject({ body: "later" });
});

test("on Redis what one process has made serves the other, with the same ETag, until the version changes", async () => {
  const { url } = await startRedis();
  const [one, other] = [await open(url), await open(url)];
  const make = maker("made");
  const first = await one.get(key, make);
  const unused = maker("made again");
  expect(await other.get(key, unused)).toEqual(first);
  expect(unused).not.toHaveBeenCalled();
  expect(await other.get({ ...key, version: "2" }, maker("new"))).toMatchObject({ body: "new" });
});

test("a Redis that is away costs no answer", async () => {
  const { url, stop } = await startRedis();
  const cache = await open(url);
  await cache.get(key, maker("before"));
  await stop();
  expect(await cache.get({ ...key, version: "2" }, maker("after"))).toMatchObject({ body: "after" });
});
