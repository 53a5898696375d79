import { createTestDatabase, type TestDatabase } from "@planrrr/database/testing";
import { schema } from "@planrrr/database";
import { eq, inArray } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { createInvite, removeInvite } from "./teams/team-invites.ts";
import { createBrowser, createTestAuth, person } from "./testing/auth-client.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase(inject("postgresUrl"));
});
afterAll(() => database.close());

describe("cookies", () => {
  test.each([
    ["http://localhost:3000", undefined],
    ["http://192.168.1.20:3000", undefined],
    ["http://planrrr.lan", undefined],
    ["http://localhost:3000", "http://localhost:3000"],
    ["https://planrrr.example", undefined],
    ["https://planrrr.example", "https://planrrr.example"],
  ])("signing in at %s (base URL %s) holds on the next request", async (origin, baseUrl) => {
    const auth = createTestAuth(database, { baseUrl });
    const browser = createBrowser(auth, origin);
    const ann = person(`ann-${crypto.randomUUID()}`);
    expect((await browser.send("POST", "/sign-up/email", ann)).status).toBe(200);
    await browser.send("POST", "/sign-out", {});
    expect(browser.jar.size).toBe(0);
    expect((await browser.send("POST", "/sign-in/email", ann)).status).toBe(200);
    const [cookie = ""] = browser.setCookies;
    expect(cookie).toContain("HttpOnly");
    expect(cookie).toContain("SameSite=Lax");
    const secure = origin.startsWith("https:");
    expect(cookie.includes("; Secure")).toBe(secure);
    expect(cookie.startsWith("__Secure-")).toBe(secure);
    const actor = await auth.resolveActor(browser.headers(), { https: secure });
    expect(actor).toMatchObject({ via: "session", role: "owner" });
  });

  test("behind a proxy that ends TLS silently, an https base URL makes them Secure", async () => {
    const auth = createTestAuth(database, { baseUrl: "https://planrrr.example" });
    const bob = person("bob");
    const request = new Request("http://planrrr.example/api/auth/sign-up/email", {
      method: "POST",
      headers: { origin: "https://planrrr.example", "content-type": "application/json" },
      body: JSON.stringify(bob),
    });
    const response = await auth.handle(request, { https: false });
    expect(response.status).toBe(200);
    expect(response.headers.getSetCookie()[0]).toMatch(/^__Secure-.*; Secure/);
  });

  test("plain http beside an https base URL is refused with a reason instead of looping", async () => {
    const auth = createTestAuth(database, { baseUrl: "https://planrrr.example" });
    const response = await createBrowser(auth, "http://10.0.0.5:3000").send(
      "POST",
      "/sign-in/email",
      person("nobody"),
    );
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ code: "INVALID_ORIGIN" });
  });

  test("a page of another origin can't sign anybody in or out", async () => {
    const auth = createTestAuth(database);
    const browser = createBrowser(auth, "http://localhost:3000");
    const carl = person("carl");
    await browser.send("POST", "/sign-up/email", carl);
    const foreign = { origin: "https://evil.example" };
    expect((await browser.send("POST", "/sign-out", {}, foreign)).status).toBe(403);
    expect((await browser.send("POST", "/sign-in/email", carl, foreign)).status).toBe(403);
    expect(await auth.resolveActor(browser.headers(), { https: false })).not.toBeNull();
  });
});

describe("sign-up", () => {
  test.each([
    [{ password: "short" }, "PASSWORD_TOO_SHORT"],
    [{ email: "not an address" }, "VALIDATION_ERROR"],
  ])("refuses %j with %s", async (change, code) => {
    const browser = createBrowser(createTestAuth(database), "http://localhost:3000");
    const response = await browser.send("POST", "/sign-up/email", { ...person("dora"), ...change });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code });
  });

  test("closed means closed", async () => {
    const browser = createBrowser(createTestAuth(database, { signUp: false }), "http://localhost:3000");
    const response = await browser.send("POST", "/sign-up/email", person("late"));
    expect(await response.json()).toMatchObject({ code: "EMAIL_PASSWORD_SIGN_UP_DISABLED" });
  });

  describe("closed, with an invitation", () => {
    const now = () => new Date();
    async function invitation(uses: number) {
      const ctx = { db: database.db, now, newId: () => crypto.randomUUID() };
      const [teamId, userId] = [crypto.randomUUID(), crypto.randomUUID()];
      await database.db.insert(schema.users).values({ id: userId, name: "Olive", email: `${userId}@x.test` });
      await database.db.insert(schema.teams).values({ id: teamId, name: "Club", slug: teamId });
      const owner = { userId, teamId, role: "owner" } as const;
      await database.db
        .insert(schema.members)
        .values({ id: userId, organizationId: teamId, userId, role: "owner" });
      const made = await createInvite(ctx, owner, { role: "admin", uses, days: 7 });
      return { ctx, owner, teamId, ...made };
    }
    const closed = () => createTestAuth(database, { signUp: false });
    const guest = (invite: string) => ({ ...person(`guest-${crypto.randomUUID()}`), invite });

    test("the invited makes an account and is in the team", async () => {
      const auth = closed();
      const { token, teamId } = await invitation(1);
      const browser = createBrowser(auth, "http://localhost:3000");
      expect((await browser.send("POST", "/sign-up/email", guest(token))).status).toBe(200);
      expect(await auth.resolveActor(browser.headers(), { https: false })).toMatchObject({
        teamId,
        role: "admin",
      });
      const late = await createBrowser(auth, "http://localhost:3000").send(
        "POST",
        "/sign-up/email",
        guest(token),
      );
      expect([late.status, await late.json()]).toMatchObject([410, { code: "LINK_USED" }]);
    });

    test("wrong, taken back or over, nobody gets in", async () => {
      const auth = closed();
      const { ctx, owner, token, id } = await invitation(1);
      const answer = async (body: object) => {
        const response = await createBrowser(auth, "http://localhost:3000").send(
          "POST",
          "/sign-up/email",
          body,
        );
        return ((await response.json()) as { code: string }).code;
      };
      expect(await answer(guest("guess"))).toBe("NOT_FOUND");
      for (const invite of ["", "x".repeat(201), 7, null, { token }])
        expect(await answer({ ...person("late"), invite })).toBe("EMAIL_PASSWORD_SIGN_UP_DISABLED");
      await database.db
        .update(schema.teamInvites)
        .set({ expiresAt: new Date(0) })
        .where(eq(schema.teamInvites.id, id));
      expect(await answer(guest(token))).toBe("LINK_EXPIRED");
      await removeInvite(ctx, owner, { id });
      expect(await answer(guest(token))).toBe("NOT_FOUND");
    });

    test("of five who use its last place at once one gets in, and nothing stays of the others", async () => {
      const auth = closed();
      const { token } = await invitation(1);
      const guests = Array.from({ length: 5 }, () => guest(token));
      const answers = await Promise.all(
        guests.map((body) =>
          createBrowser(auth, "http://localhost:3000").send("POST", "/sign-up/email", body),
        ),
      );
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      const left = await database.db
        .select({ id: schema.users.id })
        .from(schema.users)
        .where(
          inArray(
            schema.users.email,
            guests.map(({ email }) => email),
          ),
        );
      expect(left).toHaveLength(1);
    });
  });

  test("makes a personal team, the session's active team and an audit row", async () => {
    const auth = createTestAuth(database);
    const browser = createBrowser(auth, "http://localhost:3000");
    await browser.send("POST", "/sign-up/email", person("erin"));
    const { session } = (await (await browser.send("GET", "/get-session")).json()) as {
      session: { activeOrganizationId: string; userId: string };
    };
    expect(session.activeOrganizationId).toBe(`personal-${session.userId}`);
    const audit = await database.db
      .select()
      .from(schema.auditLog)
      .where(eq(schema.auditLog.actorId, session.userId));
    expect(audit.map((row) => row.action)).toEqual(["user.signed-up"]);
  });

  test("a crash before the team was made is healed at the next request, once", async () => {
    const auth = createTestAuth(database);
    const browser = createBrowser(auth, "http://localhost:3000");
    await browser.send("POST", "/sign-up/email", person("fay"));
    const before = await auth.resolveActor(browser.headers(), { https: false });
    await database.db.delete(schema.teams).where(eq(schema.teams.id, before?.teamId ?? ""));
    await database.db
      .update(schema.sessions)
      .set({ activeOrganizationId: null })
      .where(eq(schema.sessions.id, before?.sessionId ?? ""));
    const actors = await Promise.all(
      Array.from({ length: 8 }, () =>
        createTestAuth(database).resolveActor(browser.headers(), { https: false }),
      ),
    );
    expect(new Set(actors.map((actor) => actor?.teamId))).toEqual(new Set([before?.teamId]));
    const [session] = await database.db
      .select()
      .from(schema.sessions)
      .where(eq(schema.sessions.id, before?.sessionId ?? ""));
    expect(session?.activeOrganizationId).toBe(before?.teamId);
  });

  test("who left the personal team gets another and does not come back into it", async () => {
    const auth = createTestAuth(database);
    const browser = createBrowser(auth, "http://localhost:3000");
    await browser.send("POST", "/sign-up/email", person("gus"));
    const before = await auth.resolveActor(browser.headers(), { https: false });
    await database.db.delete(schema.members).where(eq(schema.members.userId, before?.userId ?? ""));
    auth.forgetActors();
    const after = await auth.resolveActor(browser.headers(), { https: false });
    expect(after?.teamId).toBe(`${before?.teamId}-2`);
  });
});

test("signing in is limited per address", async () => {
  const auth = createTestAuth(database, { signInsPerMinute: 3 });
  const browser = createBrowser(auth, "http://localhost:3000");
  const from = (address: string) => ({ "x-planrrr-client-address": address });
  const statuses: number[] = [];
  for (let i = 0; i < 5; i++) {
    statuses.push(
      (await browser.send("POST", "/sign-in/email", person("nobody"), from("203.0.113.7"))).status,
    );
  }
  expect(statuses).toEqual([401, 401, 401, 429, 429]);
  expect((await browser.send("POST", "/sign-in/email", person("nobody"), from("203.0.113.8"))).status).toBe(
    401,
  );
});

test("unless told otherwise a password is hashed at its full price", async () => {
  const auth = createTestAuth(database, { passwords: undefined });
  const browser = createBrowser(auth, "http://localhost:3000");
  const hugh = person("hugh");
  expect((await browser.send("POST", "/sign-up/email", hugh)).status).toBe(200);
  const [kept] = await database.db
    .select({ password: schema.accounts.password })
    .from(schema.accounts)
    .innerJoin(schema.users, eq(schema.users.id, schema.accounts.userId))
    .where(eq(schema.users.email, hugh.email));
  // Salt and key of Better Auth's scrypt.
  expect(kept?.password).toMatch(/^[0-9a-f]{32}:[0-9a-f]{128}$/);
  expect((await browser.send("POST", "/sign-in/email", hugh)).status).toBe(200);
  const wrong = { ...hugh, password: "another long password" };
  expect((await browser.send("POST", "/sign-in/email", wrong)).status).toBe(401);
});
