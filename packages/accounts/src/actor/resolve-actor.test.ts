import { schema } from "@planrrr/database";
import { createTestDatabase, type TestDatabase } from "@planrrr/database/testing";
import { eq } from "drizzle-orm";
import { SignJWT, generateKeyPair } from "jose";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import type { Auth } from "../create-auth.ts";
import { createBrowser, createTestAuth, person } from "../testing/auth-client.ts";
import type { Actor } from "./actor.ts";

let database: TestDatabase;
let auth: Auth;
let browser: ReturnType<typeof createBrowser>;
let me: Actor;
let sessionToken: string;
const arrival = { https: false };
const asActor = (headers: { [name: string]: string }) => auth.resolveActor(new Headers(headers), arrival);

beforeAll(async () => {
  database = await createTestDatabase(inject("postgresUrl"));
});
afterAll(() => database.close());
beforeEach(async () => {
  auth = createTestAuth(database);
  browser = createBrowser(auth, "http://localhost:3000");
  const response = await browser.send("POST", "/sign-up/email", person(`p${crypto.randomUUID()}`));
  sessionToken = ((await response.json()) as { token: string }).token;
  me = (await auth.resolveActor(browser.headers(), arrival)) as Actor;
});

async function createKey(body: object = {}): Promise<{ id: string; key: string }> {
  const response = await browser.send("POST", "/api-key/create", { name: "test", ...body });
  expect(response.status).toBe(200);
  return (await response.json()) as { id: string; key: string };
}

async function createJwt(): Promise<string> {
  return ((await (await browser.send("GET", "/token")).json()) as { token: string }).token;
}

async function createTeam(): Promise<string> {
  const slug = `team-${crypto.randomUUID()}`;
  const response = await browser.send("POST", "/organization/create", {
    name: "Second",
    slug,
    keepCurrentActiveOrganization: true,
  });
  return ((await response.json()) as { id: string }).id;
}

describe("every way in leads to the same actor", () => {
  test("session token as bearer", async () => {
    expect(await asActor({ authorization: `Bearer ${sessionToken}` })).toEqual(me);
  });

  test("API key, in its own header and as bearer", async () => {
    const { key } = await createKey();
    const expected = {
      userId: me.userId,
      teamId: me.teamId,
      role: "owner",
      via: "api-key",
      sessionId: undefined,
    };
    expect(await asActor({ "x-api-key": key })).toEqual(expected);
    expect(await asActor({ authorization: `Bearer ${key}` })).toEqual(expected);
  });

  test("API key with a prefix of its maker's choice", async () => {
    const { key } = await createKey({ prefix: "mine_" });
    expect(await asActor({ authorization: `Bearer ${key}` })).toMatchObject({
      userId: me.userId,
      via: "api-key",
    });
  });

  test("JWT", async () => {
    expect(await asActor({ authorization: `Bearer ${await createJwt()}` })).toEqual({ ...me, via: "jwt" });
  });
});

test.each([
  ["nothing", {}],
  ["an unknown session", { authorization: "Bearer abcdefghijklmnopqrstuvwxyz" }],
  ["an unknown key", { "x-api-key": "planrrr_unknown" }],
  ["basic authentication", { authorization: "Basic YTpi" }],
  ["a forged cookie", { cookie: "planrrr.session_token=abc.def" }],
  ["a token that is no JWT", { authorization: "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.x" }],
])("%s is nobody", async (_, headers) => {
  expect(await asActor(headers)).toBeNull();
});

describe("JWT", () => {
  test("signed by somebody else's key is refused", async () => {
    await createJwt();
    const { privateKey } = await generateKeyPair("EdDSA");
    const [row] = await database.db.select().from(schema.jwks);
    const forged = await new SignJWT({ sid: me.sessionId, teamId: me.teamId })
      .setProtectedHeader({ alg: "EdDSA", kid: row?.id ?? "" })
      .setSubject(me.userId)
      .setIssuer("planrrr")
      .setAudience("planrrr")
      .setExpirationTime("1h")
      .sign(privateKey);
    expect(await asActor({ authorization: `Bearer ${forged}` })).toBeNull();
  });

  test("made for another base URL is refused: issuer and audience are checked", async () => {
    const other = createTestAuth(database, { baseUrl: "http://other.example" });
    const token = await createJwt();
    expect(await other.resolveActor(new Headers({ authorization: `Bearer ${token}` }), arrival)).toBeNull();
  });

  test("is over after its time", async () => {
    const token = await createJwt();
    const later = createTestAuth(database, { now: () => Date.now() + 16 * 60_000 });
    expect(await later.resolveActor(new Headers({ authorization: `Bearer ${token}` }), arrival)).toBeNull();
  });
});

describe("teams", () => {
  test("x-team-id chooses among the user's teams", async () => {
    const second = await createTeam();
    const headers = { authorization: `Bearer ${sessionToken}` };
    expect(await asActor(headers)).toMatchObject({ teamId: me.teamId });
    expect(await asActor({ ...headers, "x-team-id": second })).toMatchObject({ teamId: second });
  });

  test("a team of others is as if it did not exist", async () => {
    const foreign = `personal-somebody`;
    await expect(
      asActor({ authorization: `Bearer ${sessionToken}`, "x-team-id": foreign }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("a key stays in the team it was made in", async () => {
    const { key } = await createKey();
    const second = await createTeam();
    await expect(asActor({ "x-api-key": key, "x-team-id": second })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  test("a key made for a team its maker does not belong to opens nothing", async () => {
    const { key } = await createKey({ metadata: { teamId: "personal-somebody" } });
    await expect(asActor({ "x-api-key": key })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("what is taken away is gone at once", () => {
  test("signing out ends the session, its bearer token and its JWTs", async () => {
    const jwt = await createJwt();
    const ways = [{ authorization: `Bearer ${sessionToken}` }, { authorization: `Bearer ${jwt}` }];
    for (const way of ways) expect(await asActor(way)).not.toBeNull();
    await browser.send("POST", "/sign-out", {});
    for (const way of ways) expect(await asActor(way)).toBeNull();
  });

  test("a deleted API key", async () => {
    const { id, key } = await createKey();
    expect(await asActor({ "x-api-key": key })).not.toBeNull();
    expect((await browser.send("POST", "/api-key/delete", { keyId: id })).status).toBe(200);
    expect(await asActor({ "x-api-key": key })).toBeNull();
  });

  test("other sessions at a password change", async () => {
    const { email } = (
      await database.db.select().from(schema.users).where(eq(schema.users.id, me.userId))
    )[0] ?? { email: "" };
    const second = createBrowser(auth, "http://localhost:3000");
    const { password } = person("x");
    await second.send("POST", "/sign-in/email", { email, password });
    expect(await auth.resolveActor(second.headers(), arrival)).not.toBeNull();
    const change = {
      currentPassword: password,
      newPassword: "another long password",
      revokeOtherSessions: true,
    };
    expect((await browser.send("POST", "/change-password", change)).status).toBe(200);
    expect(await auth.resolveActor(second.headers(), arrival)).toBeNull();
    expect(await auth.resolveActor(browser.headers(), arrival)).toMatchObject({ userId: me.userId });
  });

  test("a role and a membership", async () => {
    const guest = createBrowser(auth, "http://localhost:3000");
    await guest.send("POST", "/sign-up/email", person(`g${crypto.randomUUID()}`));
    const { userId } = (await auth.resolveActor(guest.headers(), arrival)) as Actor;
    const memberId = crypto.randomUUID();
    await database.db
      .insert(schema.members)
      .values({ id: memberId, organizationId: me.teamId, userId, role: "member" });
    const there = () => {
      const headers = guest.headers();
      headers.set("x-team-id", me.teamId);
      return auth.resolveActor(headers, arrival);
    };
    expect(await there()).toMatchObject({ role: "member" });
    const changed = await browser.send("POST", "/organization/update-member-role", {
      memberId,
      role: "admin",
      organizationId: me.teamId,
    });
    expect(changed.status).toBe(200);
    expect(await there()).toMatchObject({ role: "admin" });
    const removed = await browser.send("POST", "/organization/remove-member", {
      memberIdOrEmail: memberId,
      organizationId: me.teamId,
    });
    expect(removed.status).toBe(200);
    await expect(there()).rejects.toMatchObject({ code: "NOT_FOUND" });
    const audit = await database.db
      .select()
      .from(schema.auditLog)
      .where(eq(schema.auditLog.teamId, me.teamId));
    expect(audit.map((row) => row.action)).toEqual([
      "user.signed-up",
      "user.member-role-changed",
      "user.member-removed",
    ]);
  });

  test("but a refused attempt leaves no trace of success", async () => {
    const change = { currentPassword: "not my password", newPassword: "another long password" };
    expect((await browser.send("POST", "/change-password", change)).status).toBe(400);
    const audit = await database.db
      .select()
      .from(schema.auditLog)
      .where(eq(schema.auditLog.teamId, me.teamId));
    expect(audit.map((row) => row.action)).toEqual(["user.signed-up"]);
  });
});
