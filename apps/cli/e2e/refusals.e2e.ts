import { chmodSync, chownSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { startTestPostgres } from "@planrrr/embedded-postgres/testing";
import { openDatabase } from "@planrrr/database";
import { describe, expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { makePlace, must, type Place, planrrr, startUp } from "./support/planrrr.ts";
import { processesOf } from "./support/processes.ts";
import { PostShape } from "./support/shapes.ts";

const nobody = 65_534;
const isRoot = process.getuid?.() === 0;

/** As whoever runs the tests, unless that is root. */
async function ordinaryPlace(): Promise<Place> {
  const place = await makePlace();
  if (!isRoot) return place;
  chownSync(place.home, nobody, nobody);
  return { ...place, uid: nobody };
}

const Rings = z.object({ encryptionKeys: z.string(), edgeEncryptionKeys: z.string() });
const ringsOf = ({ home }: Place) =>
  Rings.parse(JSON.parse(readFileSync(path.join(home, "secrets.json"), "utf8")));

async function makeLimitedUser(adminUrl: string): Promise<string> {
  const { pool, close } = openDatabase({ url: adminUrl, max: 1 });
  await pool.query("create role limited login password 'of-limited'");
  await pool.query("create database limited owner limited");
  await close();
  const url = new URL(adminUrl);
  return Object.assign(url, { username: "limited", password: "of-limited", pathname: "/limited" }).href;
}

describe("as an ordinary user", () => {
  test("starts, and keeps secrets to itself", async () => {
    const place = await ordinaryPlace();
    const up = await startUp(place);
    await must(PostShape, place, ["posts", "create", "Mine", "--draft"]);
    for (const file of ["secrets.json", "cli.json", "owner.json"]) {
      expect(statSync(path.join(place.home, file)).mode & 0o777, file).toBe(0o600);
    }
    expect(await up.stop()).toBe(0);
    expect(processesOf(place.home)).toEqual([]);
  });

  test("is told when the home can't be written", async () => {
    const place = await ordinaryPlace();
    const closed = path.join(place.home, "closed");
    mkdirSync(closed);
    if (isRoot) chownSync(closed, 0, 0);
    chmodSync(closed, 0o555);
    expect(await planrrr({ ...place, home: path.join(closed, "home") }, ["up"])).toMatchObject({
      code: 1,
      error: "HOME_NOT_WRITABLE",
    });
    expect(await planrrr({ ...place, home: closed }, ["up"])).toMatchObject({
      code: 1,
      error: "HOME_NOT_WRITABLE",
    });
  });
});

describe("a start that can't be", () => {
  test("a database address that leads nowhere", async () => {
    const place = await makePlace({ DATABASE_URL: "postgresql://someone:secret-word@127.0.0.1:9/db" });
    const answer = await planrrr(place, ["up"]);
    expect(answer).toMatchObject({ code: 4, error: "DATABASE_UNREACHABLE" });
    expect(answer.stderr).not.toContain("secret-word");
    expect(await planrrr(place, ["doctor"])).toMatchObject({ code: 1 });
  });

  test("settings that can't be used are named, and their values are not", async () => {
    const place = await makePlace({ PORT: "many", BETTER_AUTH_SECRET: "short-secret" });
    const answer = await planrrr(place, ["up"]);
    expect(answer).toMatchObject({ code: 2, error: "BAD_SETTINGS" });
    expect(answer.stderr).toContain("PORT");
    expect(answer.stderr).toContain("BETTER_AUTH_SECRET");
    expect(answer.stderr).not.toContain("short-secret");
  });

  test("secrets that are gone or damaged are not silently made anew", async () => {
    const place = await makePlace();
    await (await startUp(place)).stop();
    const file = path.join(place.home, "secrets.json");
    const kept = readFileSync(file);
    writeFileSync(file, "{ half a fi");
    expect(await planrrr(place, ["up"])).toMatchObject({ code: 1, error: "SECRETS_UNREADABLE" });
    rmSync(file);
    expect(await planrrr(place, ["up"])).toMatchObject({ code: 1, error: "SECRETS_MISSING" });
    writeFileSync(file, kept, { mode: 0o600 });
    expect(await (await startUp(place)).stop()).toBe(0);
  });
});

describe("parts of one's own", () => {
  test("DATABASE_URL: an outside server is used, and left running", async () => {
    const postgres = await startTestPostgres();
    onTestFinished(() => postgres.stop());
    const place = await makePlace({ DATABASE_URL: postgres.url, PLANRRR_SANDBOX: "0" });
    expect(await must(z.object({ migrated: z.literal(true) }), place, ["db", "migrate"])).toBeTruthy();
    const up = await startUp(place);
    expect(up.ready.sandbox).toEqual([]);
    await must(PostShape, place, ["posts", "create", "Kept elsewhere", "--draft"]);
    const { code, json } = await planrrr(place, ["doctor"]);
    expect(code, JSON.stringify(json)).toBe(0);
    expect(await up.stop()).toBe(0);
    const again = await startUp(place);
    const { items } = await must(z.object({ items: z.array(PostShape) }), place, ["posts", "list"]);
    expect(items).toHaveLength(1);
    expect(await again.stop()).toBe(0);
  });

  test("a database user who may not make roles: it runs, and says what is less safe for it", async () => {
    const postgres = await startTestPostgres();
    onTestFinished(() => postgres.stop());
    const url = await makeLimitedUser(postgres.url);
    const place = await makePlace({ DATABASE_URL: url, PLANRRR_SANDBOX: "0" });
    const up = await startUp(place);
    expect(up.stderr()).toContain("QUEUE_DATABASE_URL");
    await must(PostShape, place, ["posts", "create", "Still here", "--draft"]);
    const { code, json } = await planrrr(place, ["doctor"]);
    expect(code, JSON.stringify(json)).toBe(0);
    expect(await up.stop()).toBe(0);
  });

  test("keys rotate: not while it runs; afterwards the connection still works", async () => {
    const place = await makePlace();
    const first = await startUp(place);
    const [mastodon] = first.ready.sandbox;
    if (!mastodon?.accounts[0]) throw new Error("no sandbox");
    const add = ["connections", "add", "mastodon", "--service", mastodon.url, "--stdin"];
    expect((await planrrr(place, add, mastodon.accounts[0].token)).code).toBe(0);
    expect(await planrrr(place, ["keys", "rotate"])).toMatchObject({ code: 3, error: "STILL_RUNNING" });
    await first.stop();
    const before = ringsOf(place);
    const Rotation = z.object({ resealed: z.number(), forgotten: z.array(z.string()) });
    expect(await must(Rotation, place, ["keys", "rotate", "--forget-old"])).toMatchObject({
      resealed: 1,
      forgotten: [expect.any(String)],
    });
    const { encryptionKeys, edgeEncryptionKeys } = ringsOf(place);
    // The edge seals what it keeps with the new key when it reads it, so it still has the old one.
    expect([encryptionKeys, edgeEncryptionKeys].map((ring) => ring.split(",").length)).toEqual([1, 2]);
    expect(edgeEncryptionKeys.split(",")[1]).toBe(before.edgeEncryptionKeys);
    const second = await startUp(place);
    const post = await must(PostShape, place, ["posts", "create", "With the new key", "--wait"]);
    expect(post.status).toBe("PUBLISHED");
    expect(await second.stop()).toBe(0);
    expect(processesOf(place.home)).toEqual([]);
  });
});
