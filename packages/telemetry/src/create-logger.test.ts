import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { loggerInMemory } from "./testing.ts";

describe("a line", () => {
  test("is JSON with level, time, name and message", () => {
    const { log, entries } = loggerInMemory({ name: "worker" });
    log.info({ count: 3 }, "swept");
    const [entry] = entries();
    expect(entry).toMatchObject({ level: "info", name: "worker", msg: "swept", count: 3 });
    expect(Date.parse(String(entry?.["time"]))).not.toBeNaN();
  });

  test("holds errors with their causes", () => {
    const { log, entries } = loggerInMemory();
    log.error({ err: new Error("outer", { cause: new Error("inner") }) }, "broke");
    expect(entries()[0]).toMatchObject({ err: { type: "Error", message: "outer: inner" } });
  });

  test("below the level is not written", () => {
    const { log, lines } = loggerInMemory({ level: "warn" });
    log.info("quiet");
    expect(lines).toEqual([]);
  });
});

describe("secrets", () => {
  const secret = "s3cr3t-value";
  const bearing = {
    authorization: secret,
    Authorization: secret,
    cookie: secret,
    "set-cookie": [secret],
    password: secret,
    client_secret: secret,
    accessToken: secret,
    token: secret,
    credentials: { identifier: "ada", password: secret },
    apiKey: secret,
    "x-api-key": secret,
    "X-Internal-API-Key": secret,
    accessJwt: secret,
    refreshJwt: secret,
    privateKey: secret,
    encryptionKey: secret,
  };

  test.each(Object.entries(bearing))("%s never shows, at any depth", (key, value) => {
    const { log, lines } = loggerInMemory();
    log.info({ [key]: value }, "flat");
    log.info({ request: { headers: [{ [key]: value }] } }, "nested");
    log.child({ [key]: value }).info("bound");
    log.error({ err: Object.assign(new Error("failed"), { response: { [key]: value } }) }, "error");
    expect(lines).toHaveLength(4);
    expect(lines.join("")).not.toContain(secret);
    expect(lines.join("")).toContain("[redacted]");
  });

  test("are cut out of messages and stacks too", () => {
    const { log, lines } = loggerInMemory();
    log.error({ err: new Error(`no postgres://app:${secret}@127.0.0.1:5432/x`) }, "away");
    log.info(`sent Authorization: Bearer ${secret}`);
    expect(lines.join("")).not.toContain(secret);
    expect(lines.join("")).toContain("postgres://app:[redacted]@127.0.0.1:5432/x");
  });

  test("facts about them do show", () => {
    const { log, entries } = loggerInMemory();
    const facts = { credentialsVersion: 3, tokenExpiresAt: "2026-11-23", hasPassword: true, tokenId: "t1" };
    log.info(facts, "facts");
    expect(entries()[0]).toMatchObject(facts);
  });

  test("stay in the object that was logged", () => {
    const { log } = loggerInMemory();
    const fields = { user: { password: secret } };
    log.info(fields, "kept");
    expect(fields.user.password).toBe(secret);
  });

  test("an object that holds itself is no trap", () => {
    const { log, lines } = loggerInMemory();
    const loop: Record<string, unknown> = {};
    loop["self"] = loop;
    log.info({ loop }, "loop");
    expect(lines).toHaveLength(1);
  });
});

test("close writes out what standard output has not had yet", () => {
  const module = new URL("./create-logger.ts", import.meta.url).href;
  const program = `const { createLogger } = await import(${JSON.stringify(module)});
    const { log, close } = createLogger({ level: "info" });
    for (let i = 0; i < 1000; i++) log.info({ i }, "line");
    await close();
    process.exit(0);`;
  const run = spawnSync(process.execPath, ["--input-type=module", "-e", program], { encoding: "utf8" });
  expect(run.stderr).toBe("");
  expect(run.stdout.trim().split("\n")).toHaveLength(1000);
});
