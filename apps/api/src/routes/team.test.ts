import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { type Person, send, signUp } from "../testing/person.ts";
import { startTestApi, type TestApi } from "../testing/start-test-api.ts";

let api: TestApi;
let ann: Person;
let bea: Person;
beforeAll(async () => {
  api = await startTestApi();
  [ann, bea] = [await signUp(api, "ann"), await signUp(api, "bea")];
});
afterAll(() => api.close());

const Invite = z.object({ token: z.string() });

test("invited, joined, promoted, handed over, left: rights change with the answer", async () => {
  const invited = await ann.send("POST", "/api/team/invites", { email: "bea@planrrr.test" });
  expect(invited.status).toBe(201);
  const { token } = Invite.parse(invited.json);
  expect(JSON.stringify(api.lines)).toContain(`/join/${token}`);
  expect((await send(api, "GET", `/api/invites/${token}`)).json).toMatchObject({ role: "member" });
  const joined = await bea.send("POST", "/api/team/join", { token });
  expect(joined.json).toMatchObject({ id: ann.teamId, role: "member", members: 2 });
  // The session has moved to the team that was joined.
  expect((await bea.send("GET", "/api/team")).json).toMatchObject({ id: ann.teamId });
  expect((await bea.send("GET", "/api/audit")).status).toBe(403);

  const promoted = await ann.send("PATCH", `/api/team/members/${bea.userId}`, { role: "admin" });
  expect(promoted.json).toMatchObject({ id: bea.userId, role: "admin" });
  expect((await bea.send("GET", "/api/audit")).status).toBe(200);
  expect((await ann.send("POST", "/api/team/leave", {})).json).toMatchObject({ code: "LAST_OWNER" });

  expect((await ann.send("POST", `/api/team/transfer/${bea.userId}`, {})).json).toMatchObject({
    role: "admin",
  });
  expect((await ann.send("POST", "/api/team/leave", {})).status).toBe(204);
  expect((await bea.send("GET", "/api/team")).json).toMatchObject({ role: "owner", members: 1 });
  // Who has left the team made at sign-up gets another of their own.
  expect((await ann.send("GET", "/api/team")).json).toMatchObject({ role: "owner", members: 1 });
  expect((await ann.send("GET", "/api/posts", undefined, { "x-team-id": ann.teamId })).status).toBe(404);
});
