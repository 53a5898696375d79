import { CommunityTokenClaims } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { createRemoteJWKSet, jwtVerify } from "jose";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { idOf, type Person, send, signUp } from "../testing/person.ts";
import { EDGE_KEYS, INTERNAL_KEYS, startTestApi, type TestApi } from "../testing/start-test-api.ts";

const baseUrl = "https://planrrr.example";
let api: TestApi;
let sarah: Person;
beforeAll(async () => {
  api = await startTestApi({ baseUrl, edgeUrl: "https://edge.example" });
  sarah = await signUp(api, "sarah");
});
afterAll(() => api.close());

const Token = z.object({ token: z.string(), teamId: z.string(), role: z.string(), edgeUrl: z.string() });
const tokenOf = async (person: Person, headers = {}) =>
  Token.parse((await person.send("GET", "/api/community/token", undefined, headers)).json);

/** Somebody of Sarah's team. */
async function join(name: string): Promise<Person & { headers: { "x-team-id": string } }> {
  const person = await signUp(api, name);
  const invite = z
    .object({ token: z.string() })
    .parse((await sarah.send("POST", "/api/team/invites", {})).json);
  await person.send("POST", "/api/team/join", { token: invite.token });
  return { ...person, headers: { "x-team-id": sarah.teamId } };
}

/** As the edge does it. */
async function claimsOf(token: string): Promise<CommunityTokenClaims> {
  const keys = createRemoteJWKSet(new URL("/api/auth/jwks", api.url));
  const { payload } = await jwtVerify(token, keys, { issuer: baseUrl, audience: "planrrr-edge" });
  return CommunityTokenClaims.parse(payload);
}

test("the team's owner is the coach of a room by their name, its members come into the same one", async () => {
  const coach = await tokenOf(sarah);
  expect(coach).toMatchObject({ role: "coach", teamId: sarah.userId, edgeUrl: "https://edge.example" });
  expect(await claimsOf(coach.token)).toMatchObject({ sub: sarah.userId, name: "sarah", role: "coach" });
  const ruth = await join("ruth");
  const { token, role, teamId } = await tokenOf(ruth, ruth.headers);
  expect({ role, teamId }).toEqual({ role: "member", teamId: sarah.userId });
  const { exp, sub } = await claimsOf(token);
  expect(sub).toBe(ruth.userId);
  expect(exp * 1000 - Date.now()).toBeLessThanOrEqual(600_000);
});

test("an admin is no coach, and a stranger has no way into the room", async () => {
  const dave = await join("dave");
  await sarah.send("PATCH", `/api/team/members/${dave.userId}`, { role: "admin" });
  expect(await tokenOf(dave, dave.headers)).toMatchObject({ role: "member" });
  const stranger = await signUp(api, "stranger");
  const answer = await stranger.send("GET", "/api/community/token", undefined, { "x-team-id": sarah.teamId });
  expect(answer.status).toBe(404);
  expect((await send(api, "GET", "/api/community/token")).status).toBe(401);
});

test("a token for the edge opens nothing here", async () => {
  const { token } = await tokenOf(sarah);
  const answer = await send(api, "GET", "/api/posts", undefined, { authorization: `Bearer ${token}` });
  expect(answer.status).toBe(401);
});

test("a key that may only look gets none: in the room it would write", async () => {
  const made = await sarah.send("POST", "/api/auth/api-key/create", {
    name: "look",
    metadata: { may: "read" },
  });
  const { key } = z.object({ key: z.string() }).parse(made.json);
  const answer = await send(api, "GET", "/api/community/token", undefined, { "x-api-key": key });
  expect(answer.status).toBe(403);
});

test("without an edge there is no community, and that is said", async () => {
  const { edge } = api.context.rooms;
  api.context.rooms.edge = undefined;
  const answer = await sarah.send("GET", "/api/community/token");
  api.context.rooms.edge = edge;
  expect(answer.status).toBe(409);
  expect(answer.json).toMatchObject({ code: "COMMUNITY_NOT_SET_UP" });
});

test("the edge hands over what those away are to hear, by a key that opens nothing else", async () => {
  const ruth = await join("joan");
  const key = Buffer.alloc(65, 4).toString("base64url");
  const browser = {
    endpoint: "https://push.example/send/joan",
    keys: { p256dh: key, auth: Buffer.alloc(16, 1).toString("base64url") },
  };
  const subscription = idOf(await ruth.send("POST", "/api/community/push", browser));
  const notification = {
    id: "pin-1",
    teamId: (await tokenOf(sarah)).teamId,
    kind: "pin",
    title: "Coach Sarah just pinned today’s instructions",
    body: "",
    link: "/community",
    presentUserIds: [sarah.userId],
  };
  const hand = (headers: { [name: string]: string }, body: unknown = notification) =>
    send(api, "POST", "/internal/community/notifications", body, headers);
  for (const wrong of ["", INTERNAL_KEYS[0] ?? "", "x".repeat(40)])
    expect((await hand({ "x-internal-api-key": wrong })).status).toBe(401);
  expect((await sarah.send("POST", "/internal/community/notifications", notification)).status).toBe(401);
  for (const [index, edgeKey] of EDGE_KEYS.entries()) {
    const answer = await hand({ "x-internal-api-key": edgeKey });
    expect(answer).toMatchObject({ status: 202, json: { browsers: index === 0 ? 1 : 0 } });
  }
  const [edgeKey = ""] = EDGE_KEYS;
  expect((await hand({ "x-internal-api-key": edgeKey }, { ...notification, kind: "spam" })).status).toBe(400);
  expect((await hand({ "x-internal-api-key": edgeKey }, "{")).status).toBe(400);
  const elsewhere = await send(
    api,
    "POST",
    "/internal/publications/claim",
    {},
    { "x-internal-api-key": edgeKey },
  );
  expect(elsewhere.status).toBe(401);
  expect((await sarah.send("DELETE", `/api/community/push/${subscription}`)).status).toBe(404);
  expect((await ruth.send("DELETE", `/api/community/push/${subscription}`)).status).toBe(204);
  expect(await api.context.db.select().from(schema.pushDeliveries)).toEqual([]);
});
