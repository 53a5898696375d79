import { expect, onTestFinished, test } from "vitest";
import { startRedis } from "../testing/start-redis.ts";
import { createRateLimits } from "./create-rate-limits.ts";

const rules = { perMinute: 3, writesPerMinute: 0 };

async function open(redisUrl?: string) {
  const opened = await createRateLimits(rules, redisUrl);
  onTestFinished(() => opened.close());
  return opened.limits;
}

test("a Redis that is not there does not keep planrrr from starting", async () => {
  const limits = await open("redis://127.0.0.1:1");
  expect(await limits.all?.consume("ann")).toMatchObject({ remainingPoints: 2 });
});

test("a limit of 0 is none", async () => {
  expect((await open()).writes).toBeUndefined();
});

test("processes count together on Redis, and by themselves while it is away", async () => {
  const redis = await startRedis();
  const [one, other] = [await open(redis.url), await open(redis.url)];
  await one.all?.consume("ann");
  await other.all?.consume("ann");
  expect(await one.all?.consume("ann")).toMatchObject({ remainingPoints: 0 });
  await expect(other.all?.consume("ann")).rejects.toMatchObject({ remainingPoints: 0 });
  await redis.stop();
  expect(await one.all?.consume("ann")).toMatchObject({ remainingPoints: 2 });
});
