import { expect, test } from "vitest";
import { toApiConfig } from "./config.ts";
import { apiEnv, readApiEnv } from "./env.ts";

const key = (id: string) => `${id}:${Buffer.alloc(32, 1).toString("base64")}`;
const good = {
  DATABASE_URL: "postgres://localhost/planrrr",
  BETTER_AUTH_SECRET: "s".repeat(32),
  ENCRYPTION_KEYS: key("k1"),
  INTERNAL_API_KEYS: "i".repeat(32),
};

test("the least that is needed gives a config", () => {
  const config = toApiConfig(readApiEnv(good));
  expect(config).toMatchObject({
    host: "127.0.0.1",
    port: 3000,
    sandbox: false,
    signUp: "open",
    queue: { backend: "postgres" },
  });
  expect(config.baseUrl).toBeUndefined();
});

test("every bad setting is named at once, without its value", () => {
  const bad = {
    ...good,
    INTERNAL_API_KEYS: "short-internal-key",
    ENCRYPTION_KEYS: "k1:c2hvcnQ=",
    PORT: "high",
    BETTER_AUTH_SECRET: "short-secret",
    DATABASE_URL: "mysql://x",
    LOG_LEVEL: "loud",
  };
  const read = () => readApiEnv(bad);
  for (const name of Object.keys(bad)) expect(read).toThrow(name);
  expect(() => readApiEnv({})).toThrow("DATABASE_URL: is missing.");
  expect(read).not.toThrow("short-");
});

test("what is set to nothing is not set", () => {
  expect(readApiEnv({ ...good, BASE_URL: "", REDIS_URL: "", PORT: "" }).PORT).toBe(3000);
});

test("Redis takes over the queue", () => {
  const config = toApiConfig(readApiEnv({ ...good, REDIS_URL: "redis://localhost:6379" }));
  expect(config.queue).toEqual({ backend: "redis", url: "redis://localhost:6379" });
});

test.each([
  [{ INTERNAL_API_KEYS: undefined }, "INTERNAL_API_KEYS"],
  [{ INTERNAL_API_KEYS: "short" }, "32 characters"],
  [{ INTERNAL_API_KEYS: ["a", "b", "c"].map((letter) => letter.repeat(32)).join() }, "two while"],
  [{ ENCRYPTION_KEYS: "k1:c2hvcnQ=" }, "ENCRYPTION_KEYS"],
])("%j is refused: %s", (change, message) => {
  expect(() => toApiConfig(readApiEnv({ ...good, ...change }))).toThrow(message);
});

test("a port of its own for what is internal needs a public address, and another number", () => {
  const withPort = (change: object) => () => readApiEnv({ ...good, INTERNAL_PORT: "3001", ...change });
  expect(withPort({})).toThrow("BASE_URL: is missing; INTERNAL_PORT needs it.");
  const BASE_URL = "https://planrrr.example";
  expect(withPort({ BASE_URL, PORT: "3001" })).toThrow("the same as PORT");
  expect(toApiConfig(withPort({ BASE_URL })())).toMatchObject({ port: 3000, internalPort: 3001 });
});

test("one internal key or two, in either variable", () => {
  const [a, b] = ["a".repeat(32), "b".repeat(32)];
  const keysOf = (change: object) => toApiConfig(readApiEnv({ ...good, ...change })).secrets.internalKeys;
  expect(keysOf({ INTERNAL_API_KEYS: `${a}, ${b}` })).toEqual([a, b]);
  expect(keysOf({ INTERNAL_API_KEYS: undefined, INTERNAL_API_KEY: a })).toEqual([a]);
  expect(keysOf({ INTERNAL_API_KEYS: b, INTERNAL_API_KEY: a })).toEqual([b, a]);
});

test("BASE_URL is cut to its origin", () => {
  expect(readApiEnv({ ...good, BASE_URL: "https://planrrr.example/" }).BASE_URL).toBe(
    "https://planrrr.example",
  );
});

test("every variable is described", () => {
  for (const [name, field] of Object.entries(apiEnv.shape)) expect(field.description, name).toBeTruthy();
});

test("a bucket is named whole or not at all", () => {
  const bucket = { S3_ENDPOINT: "https://store.example", S3_BUCKET: "media", S3_ACCESS_KEY_ID: "id" };
  expect(() => readApiEnv({ ...good, ...bucket })).toThrow(
    "S3_SECRET_ACCESS_KEY: is missing; give all four or none.",
  );
  const { secrets } = toApiConfig(readApiEnv({ ...good, ...bucket, S3_SECRET_ACCESS_KEY: "hush" }));
  expect(secrets.objectStore).toMatchObject({ bucket: "media", region: "auto" });
  expect(toApiConfig(readApiEnv(good)).secrets.objectStore).toBeUndefined();
});
