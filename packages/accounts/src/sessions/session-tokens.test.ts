import { readFileSync } from "node:fs";
import { schema } from "@planrrr/database";
import { createTestDatabase, type TestDatabase } from "@planrrr/database/testing";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, inject, test } from "vitest";
import type { Auth } from "../create-auth.ts";
import { createBrowser, createTestAuth, person } from "../testing/auth-client.ts";
import { digestOf } from "./hash-session-tokens.ts";

const { sessions, verifications } = schema;
const site = "http://localhost:3000";
const arrival = { https: false };

let database: TestDatabase;
let auth: Auth;
let ann: ReturnType<typeof person>;
let browser: ReturnType<typeof createBrowser>;
/** The link to a new password that was sent last. */
let resetToken: string;

beforeAll(async () => {
  database = await createTestDatabase(inject("postgresUrl"));
});
afterAll(() => database.close());
beforeEach(async () => {
  auth = createTestAuth(database, {
    // Rights are asked for anew at each request.
    actorTtlMs: 0,
    sendResetLink: (_, token) => {
      resetToken = token;
      return Promise.resolve();
    },
  });
  ann = person(`ann-${crypto.randomUUID()}`);
  browser = await signUp(ann);
});

async function signUp(who: ReturnType<typeof person>): Promise<typeof browser> {
  const made = createBrowser(auth, site);
  expect((await made.send("POST", "/sign-up/email", who)).status).toBe(200);
  return made;
}

async function signInElsewhere(): Promise<typeof browser> {
  const other = createBrowser(auth, site);
  expect((await other.send("POST", "/sign-in/email", ann)).status).toBe(200);
  return other;
}

const whoIs = (one: typeof browser) => auth.resolveActor(one.headers(), arrival);
const bearer = (token: string) =>
  auth.resolveActor(new Headers({ authorization: `Bearer ${token}` }), arrival);
const tokenOf = (one: typeof browser) => {
  const [cookie = ""] = [...one.jar.values()];
  return decodeURIComponent(cookie).split(".")[0] ?? "";
};
const rows = async () =>
  database.db
    .select()
    .from(sessions)
    .where(eq(sessions.userId, await userId()));
const userId = async () => (await whoIs(browser))?.userId ?? "";

interface Listed {
  id: string;
  token: string;
}
const list = async () => (await (await browser.send("GET", "/list-sessions")).json()) as Listed[];

test("the table holds no token that signs in, and what it holds signs nobody in", async () => {
  const token = tokenOf(browser);
  const [row] = await rows();
  expect(row?.token).toBe(digestOf(token));
  expect(await bearer(token)).toMatchObject({ via: "session" });
  expect(await bearer(digestOf(token))).toBeNull();
  expect(JSON.stringify(row)).not.toContain(token);
});

test("who was signed in before tokens were digests stays so", async () => {
  const token = tokenOf(browser);
  await database.db
    .update(sessions)
    .set({ token })
    .where(eq(sessions.token, digestOf(token)));
  expect(await whoIs(browser)).toBeNull();
  const migration = new URL("../../../database/migrations/0025_hash_session_tokens.sql", import.meta.url);
  await database.db.execute(sql.raw(readFileSync(migration, "utf8")));
  expect(await whoIs(browser)).toMatchObject({ via: "session" });
});

test("a session that is prolonged keeps its cookie", async () => {
  const token = tokenOf(browser);
  const soon = new Date(Date.now() + 24 * 3_600_000);
  await database.db
    .update(sessions)
    .set({ expiresAt: soon })
    .where(eq(sessions.token, digestOf(token)));
  expect((await browser.send("GET", "/get-session")).status).toBe(200);
  expect(browser.setCookies.join()).toContain(token);
  const [row] = await rows();
  expect(row?.expiresAt.getTime()).toBeGreaterThan(soon.getTime());
  expect(await whoIs(browser)).not.toBeNull();
});

test("one session is ended by what the list calls it, and only one's own", async () => {
  const other = await signInElsewhere();
  const listed = await list();
  expect(listed.map(({ token }) => token).toSorted()).toEqual(
    [tokenOf(browser), tokenOf(other)].map(digestOf).toSorted(),
  );
  const bob = await signUp(person(`bob-${crypto.randomUUID()}`));
  const token = digestOf(tokenOf(other));
  await bob.send("POST", "/revoke-session", { token });
  expect(await whoIs(other)).not.toBeNull();
  await browser.send("POST", "/revoke-session", { token });
  expect([await whoIs(other), (await whoIs(browser))?.via]).toEqual([null, "session"]);
  expect((await browser.send("POST", "/revoke-session", { token: 7 })).status).toBe(400);
  const third = await signInElsewhere();
  await browser.send("POST", "/revoke-session", { token: tokenOf(third) });
  expect(await whoIs(third)).toBeNull();
  expect((await createBrowser(auth, site).send("POST", "/revoke-session", { token })).status).toBe(401);
});

test("all others are ended, this one and other people's stay", async () => {
  const others = [await signInElsewhere(), await signInElsewhere()];
  const bob = await signUp(person(`bob-${crypto.randomUUID()}`));
  expect((await browser.send("POST", "/revoke-other-sessions", {})).status).toBe(200);
  expect(await Promise.all([...others, browser, bob].map(async (one) => (await whoIs(one))?.via))).toEqual([
    undefined,
    undefined,
    "session",
    "session",
  ]);
});

test("signing out, a new password and a deleted account end sessions", async () => {
  const other = await signInElsewhere();
  await other.send("POST", "/sign-out", {});
  expect(await rows()).toHaveLength(1);
  const again = await signInElsewhere();
  await browser.send("POST", "/change-password", {
    currentPassword: ann.password,
    newPassword: "another long password",
    revokeOtherSessions: true,
  });
  expect([await whoIs(again), (await whoIs(browser))?.via]).toEqual([null, "session"]);
  await browser.send("POST", "/delete-user", { password: "another long password" });
  expect(await whoIs(browser)).toBeNull();
});

test("a link to a new password is no more in the database than a digest, and works once", async () => {
  await browser.send("POST", "/request-password-reset", { email: ann.email });
  const kept = await database.db.select().from(verifications);
  expect(kept.map(({ identifier }) => identifier)).toContain(digestOf(`reset-password:${resetToken}`));
  const reset = (token: string) =>
    browser.send("POST", "/reset-password", { token, newPassword: "a new long password" });
  for (const { identifier } of kept) expect((await reset(identifier)).status).toBe(400);
  expect((await reset(resetToken)).status).toBe(200);
  expect((await reset(resetToken)).status).toBe(400);
  expect(await whoIs(browser)).toBeNull();
});
