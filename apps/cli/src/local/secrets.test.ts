import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseKeyRing } from "@planrrr/publishing";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { readCliEnv } from "../env.ts";
import { ensureSecrets, readSecrets } from "./secrets.ts";

const now = new Date("2026-11-23T12:00:00Z");
const env = readCliEnv({});
let home: string;
let file: string;
beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), "planrrr-secrets-"));
  file = path.join(home, "secrets.json");
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
});

describe("secrets", () => {
  test("are made once, for their owner's eyes alone", () => {
    const made = ensureSecrets(home, env, now);
    expect(ensureSecrets(home, env, now)).toEqual(made);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(home)).toEqual(["secrets.json"]);
    expect([...parseKeyRing(made.encryptionKeys).values()].map((key) => key.length)).toEqual([32]);
  });

  test("of two homes differ in everything", () => {
    const other = path.join(home, "other");
    mkdirSync(other);
    const [one, two] = [ensureSecrets(home, env, now), ensureSecrets(other, env, now)];
    const values = new Set([...Object.values(one), ...Object.values(two)]);
    expect(values.size).toBe(Object.keys(one).length * 2);
  });

  test("of the environment win, and are not written down", () => {
    const secret = "x".repeat(40);
    const given = readCliEnv({ BETTER_AUTH_SECRET: secret, INTERNAL_API_KEY: secret });
    expect(ensureSecrets(home, given, now)).toMatchObject({ authSecret: secret, internalApiKey: secret });
    expect(readFileSync(file, "utf8")).not.toContain(secret);
    expect(readSecrets(home, env).authSecret).not.toBe(secret);
  });

  test("that are missing are added to those of an earlier version", () => {
    const { queueRole: _role, queuePassword: _password, ...earlier } = ensureSecrets(home, env, now);
    writeFileSync(file, JSON.stringify(earlier));
    expect(ensureSecrets(home, env, now)).toMatchObject(earlier);
    expect(JSON.parse(readFileSync(file, "utf8"))).toHaveProperty("queueRole");
  });

  test("damaged or lost beside a database are not made anew in silence", () => {
    writeFileSync(file, "{");
    expect(() => ensureSecrets(home, env, now)).toThrow("damaged");
    rmSync(file);
    mkdirSync(path.join(home, "postgres"));
    writeFileSync(path.join(home, "postgres", "PG_VERSION"), "18");
    expect(() => ensureSecrets(home, env, now)).toThrow("is gone");
    const own = readCliEnv({ ENCRYPTION_KEYS: `k:${Buffer.alloc(32).toString("base64")}` });
    expect(ensureSecrets(home, own, now).encryptionKeys).toBe(own.ENCRYPTION_KEYS);
  });
});
