import { randomUUID } from "node:crypto";
import { AppError, type Role } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { createTestDatabase, type TestDatabase } from "@planrrr/database/testing";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { listAudit } from "../audit/list-audit.ts";
import { changeRole, transferTeam } from "./change-role.ts";
import { createTeam } from "./create-team.ts";
import { getTeam, listMembers } from "./read-team.ts";
import { leaveTeam, removeMember } from "./remove-member.ts";
import { renameTeam } from "./rename-team.ts";
import { resendInvite } from "./resend-invite.ts";
import { createInvite, joinTeam, listInvites, removeInvite, seeInvite } from "./team-invites.ts";
import type { TeamActor, TeamsContext } from "./teams-context.ts";

let database: TestDatabase;
let ctx: TeamsContext;
let time = new Date("2026-06-01T12:00:00Z");
beforeAll(async () => {
  database = await createTestDatabase(inject("postgresUrl"));
  ctx = { db: database.db, now: () => time, newId: randomUUID };
});
afterAll(() => database.close());

async function seedUser(name: string): Promise<string> {
  const id = randomUUID();
  await ctx.db.insert(schema.users).values({ id, name, email: `${id}@planrrr.test` });
  return id;
}

/** A team with one person of each role. */
async function scene(...roles: Role[]) {
  time = new Date("2026-06-01T12:00:00Z");
  const teamId = randomUUID();
  await ctx.db.insert(schema.teams).values({ id: teamId, name: "Team", slug: teamId });
  const people: TeamActor[] = [];
  for (const role of ["owner", "admin", "member", ...roles] as Role[]) {
    const userId = await seedUser(role);
    await ctx.db.insert(schema.members).values({ id: randomUUID(), organizationId: teamId, userId, role });
    people.push({ userId, teamId, role });
  }
  const [owner, admin, member] = people as [TeamActor, TeamActor, TeamActor];
  const roleOf = async ({ userId }: { userId: string }) =>
    (await listMembers(ctx, owner)).items.find(({ id }) => id === userId)?.role;
  return { teamId, owner, admin, member, more: people.slice(3), roleOf };
}

async function outcome(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return "done";
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

test("a team as its people see it", async () => {
  const { owner, member } = await scene();
  expect(await getTeam(ctx, member)).toMatchObject({ name: "Team", role: "member", members: 3 });
  expect((await listMembers(ctx, member)).items.map(({ role }) => role)).toEqual([
    "owner",
    "admin",
    "member",
  ]);
  expect(await renameTeam(ctx, owner, { name: "Club\0" })).toMatchObject({ name: "Club" });
  expect(await outcome(renameTeam(ctx, member, { name: "Mine" }))).toBe("FORBIDDEN");
});

describe("roles", () => {
  test.each([
    ["owner", "member", "admin", "done"],
    ["owner", "admin", "owner", "done"],
    ["owner", "owner", "member", "LAST_OWNER"],
    ["admin", "member", "admin", "done"],
    ["admin", "member", "owner", "FORBIDDEN"],
    ["admin", "owner", "member", "FORBIDDEN"],
    ["member", "admin", "member", "FORBIDDEN"],
  ] as const)("%s makes %s to %s: %s", async (who, whom, role, end) => {
    const made = await scene();
    expect(await outcome(changeRole(ctx, made[who], { id: made[whom].userId, role }))).toBe(end);
    expect(await made.roleOf(made[whom])).toBe(end === "done" ? role : whom);
  });

  test.each([
    ["owner", "admin", "done"],
    ["admin", "member", "done"],
    ["admin", "owner", "FORBIDDEN"],
    ["owner", "owner", "LAST_OWNER"],
    ["member", "admin", "FORBIDDEN"],
  ] as const)("%s removes %s: %s", async (who, whom, end) => {
    const made = await scene();
    expect(await outcome(removeMember(ctx, made[who], { id: made[whom].userId }))).toBe(end);
    expect((await listMembers(ctx, made.owner)).items).toHaveLength(end === "done" ? 2 : 3);
  });

  test("ownership is handed on", async () => {
    const { owner, member, admin, roleOf } = await scene();
    expect(await transferTeam(ctx, owner, { id: member.userId })).toMatchObject({ role: "admin" });
    expect([await roleOf(owner), await roleOf(member)]).toEqual(["admin", "owner"]);
    expect(await outcome(transferTeam(ctx, admin, { id: admin.userId }))).toBe("FORBIDDEN");
  });

  test("somebody of another team does not exist", async () => {
    const [{ owner }, other] = [await scene(), await scene()];
    const id = other.member.userId;
    for (const work of [
      () => changeRole(ctx, owner, { id, role: "admin" }),
      () => removeMember(ctx, owner, { id }),
      () => transferTeam(ctx, owner, { id }),
    ])
      expect(await outcome(work())).toBe("NOT_FOUND");
  });
});

describe("leaving", () => {
  test("everybody may, but for the last owner", async () => {
    const { owner, admin, member } = await scene();
    expect(await outcome(leaveTeam(ctx, member))).toBe("done");
    expect(await outcome(leaveTeam(ctx, owner))).toBe("LAST_OWNER");
    expect(await outcome(leaveTeam(ctx, { ...owner, via: "api-key" }))).toBe("FORBIDDEN");
    await transferTeam(ctx, owner, { id: admin.userId });
    expect(await outcome(leaveTeam(ctx, owner))).toBe("done");
    expect((await listMembers(ctx, admin)).items).toHaveLength(1);
  });

  test("of two owners who leave at once one stays", async () => {
    const { owner, more } = await scene("owner");
    const [second] = more as [TeamActor];
    const ends = await Promise.all([outcome(leaveTeam(ctx, owner)), outcome(leaveTeam(ctx, second))]);
    expect(ends.sort()).toEqual(["LAST_OWNER", "done"]);
  });

  test("a session is no longer led to the team that was left", async () => {
    const { member, teamId } = await scene();
    await ctx.db.insert(schema.sessions).values({
      id: randomUUID(),
      token: randomUUID(),
      userId: member.userId,
      activeOrganizationId: teamId,
      expiresAt: new Date("2099-01-01T00:00:00Z"),
    });
    await leaveTeam(ctx, member);
    const sessions = await ctx.db.select().from(schema.sessions);
    expect(sessions.filter(({ userId }) => userId === member.userId)).toMatchObject([
      { activeOrganizationId: null },
    ]);
  });
});

describe("invitations", () => {
  const link = { role: "member", uses: 1, days: 7 } as const;

  test("a link shows what it is to, and works as often as it says", async () => {
    const { owner, teamId } = await scene();
    const { token, path } = await createInvite(ctx, owner, { ...link, role: "admin", uses: 2 });
    expect(path).toBe(`/join/${token}`);
    expect(await seeInvite(ctx, { token })).toMatchObject({
      team: "Team",
      role: "admin",
      invitedBy: "owner",
    });
    const guests = await Promise.all(["a", "b", "c"].map(seedUser));
    const ends = await Promise.all(
      guests.map((userId) => outcome(joinTeam(ctx, { userId, teamId: "own", role: "owner" }, { token }))),
    );
    expect(ends.sort()).toEqual(["LINK_USED", "done", "done"]);
    const { items } = await listMembers(ctx, owner);
    expect(items.filter(({ role }) => role === "admin")).toHaveLength(3);
    expect(items.every(({ id }) => id !== teamId)).toBe(true);
  });

  test("who is in the team already uses nothing up, and is not made less", async () => {
    const { owner, roleOf } = await scene();
    const { token } = await createInvite(ctx, owner, link);
    expect(await outcome(joinTeam(ctx, owner, { token }))).toBe("ALREADY_MEMBER");
    expect(await roleOf(owner)).toBe("owner");
    expect((await listInvites(ctx, owner)).items).toMatchObject([{ usesLeft: 1 }]);
  });

  test("it ends, can be taken back, and is the owners' and admins' to make", async () => {
    const { owner, member } = await scene();
    const [old, gone] = [await createInvite(ctx, owner, link), await createInvite(ctx, owner, link)];
    await removeInvite(ctx, owner, { id: gone.id });
    time = new Date("2026-06-08T12:00:00Z");
    const guest = { userId: await seedUser("guest"), teamId: "own", role: "owner" } as const;
    expect(await outcome(joinTeam(ctx, guest, { token: old.token }))).toBe("LINK_EXPIRED");
    expect(await outcome(joinTeam(ctx, guest, { token: gone.token }))).toBe("NOT_FOUND");
    expect((await listInvites(ctx, owner)).items).toEqual([]);
    expect(await outcome(createInvite(ctx, member, link))).toBe("FORBIDDEN");
    expect(await outcome(listInvites(ctx, member))).toBe("FORBIDDEN");
  });
});

test("an invitation made anew has another link, as long a life, and the old link is dead", async () => {
  const { owner, member } = await scene();
  const first = await createInvite(ctx, owner, {
    role: "admin",
    uses: 1,
    days: 7,
    email: "bea@planrrr.test",
  });
  time = new Date("2026-06-05T12:00:00Z");
  const anew = await resendInvite(ctx, owner, { id: first.id });
  expect(anew).toMatchObject({
    id: first.id,
    role: "admin",
    email: "bea@planrrr.test",
    expiresAt: new Date("2026-06-12T12:00:00Z"),
  });
  expect(await outcome(seeInvite(ctx, { token: first.token }))).toBe("NOT_FOUND");
  expect(await seeInvite(ctx, { token: anew.token })).toMatchObject({ role: "admin" });
  // Also one whose time was over.
  time = new Date("2026-07-01T12:00:00Z");
  const again = await resendInvite(ctx, owner, { id: first.id });
  const guest = { userId: await seedUser("guest"), teamId: "own", role: "owner" } as const;
  expect(await outcome(joinTeam(ctx, guest, { token: again.token }))).toBe("done");
  expect(await outcome(resendInvite(ctx, owner, { id: first.id }))).toBe("LINK_USED");
  expect(await outcome(resendInvite(ctx, member, { id: first.id }))).toBe("FORBIDDEN");
  const stranger = (await scene()).owner;
  expect(await outcome(resendInvite(ctx, stranger, { id: first.id }))).toBe("NOT_FOUND");
  expect(await outcome(removeInvite(ctx, stranger, { id: first.id }))).toBe("NOT_FOUND");
});

test("somebody starts a further team, but no key does, and not without end", async () => {
  const { owner } = await scene();
  const made = await createTeam(ctx, { ...owner, via: "session" }, { name: "Choir\0" });
  expect(made).toMatchObject({ name: "Choir", role: "owner", members: 1 });
  const first = await listAudit(ctx, { teamId: made.id, role: "owner" }, { limit: 10 });
  expect(first.items).toMatchObject([{ action: "team.created", actorName: "owner" }]);
  expect(await outcome(createTeam(ctx, { ...owner, via: "api-key" }, { name: "Choir" }))).toBe("FORBIDDEN");
  for (let n = 2; n < 50; n++) await createTeam(ctx, { ...owner, via: "session" }, { name: "More" });
  expect(await outcome(createTeam(ctx, { ...owner, via: "session" }, { name: "Choir" }))).toBe("TOO_MANY");
});

test("who did what, newest first, page by page, for those who lead the team", async () => {
  const { owner, admin, member } = await scene();
  for (const name of ["A", "B", "C"]) await renameTeam(ctx, admin, { name });
  await changeRole(ctx, owner, { id: member.userId, role: "admin" });
  const first = await listAudit(ctx, owner, { limit: 2 });
  expect(first.items).toMatchObject([
    { action: "user.member-role-changed", actorName: "owner", data: { from: "member", to: "admin" } },
    { action: "team.renamed", data: { name: "C" } },
  ]);
  const rest = await listAudit(ctx, owner, { limit: 2, cursor: first.nextCursor ?? "" });
  expect(rest.items.map(({ data }) => data)).toEqual([{ name: "B" }, { name: "A" }]);
  expect(rest.nextCursor).toBeNull();
  const byAdmin = await listAudit(ctx, owner, { limit: 10, actorId: admin.userId, subjectType: "team" });
  expect(byAdmin.items).toHaveLength(3);
  expect(await outcome(listAudit(ctx, member, { limit: 10 }))).toBe("FORBIDDEN");
  expect(await outcome(listAudit(ctx, owner, { limit: 10, cursor: "x" }))).toBe("INVALID_INPUT");
});
