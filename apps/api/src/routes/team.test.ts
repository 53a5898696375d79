import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { type Person, send, signUp } from "../testing/person.ts";
import { startMailServer } from "../testing/start-mail-server.ts";
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

test("an invitation with an address is mailed, and mailed anew with another link", async () => {
  const { url, received, close } = await startMailServer();
  const mailing = await startTestApi({
    baseUrl: "http://planrrr.test",
    mail: { smtpUrl: url, from: "planrrr <hello@planrrr.test>" },
  });
  try {
    const olive = await signUp(mailing, "olive");
    const made = await olive.send("POST", "/api/team/invites", { email: "bea@planrrr.test", role: "admin" });
    const first = Invite.extend({ id: z.string() }).parse(made.json);
    await expect.poll(received).toContain("RCPT TO:<bea@planrrr.test>");
    await expect.poll(received).toContain("Subject: An invitation to planrrr");
    await expect.poll(received).toContain(`http://planrrr.test/join/${first.token.slice(0, 20)}`);
    const anew = await olive.send("POST", `/api/team/invites/${first.id}/resend`, {});
    const second = Invite.parse(anew.json);
    await expect.poll(received).toContain(`http://planrrr.test/join/${second.token.slice(0, 20)}`);
    expect((await send(mailing, "GET", `/api/invites/${first.token}`)).status).toBe(404);
    expect((await send(mailing, "GET", `/api/invites/${second.token}`)).json).toMatchObject({
      role: "admin",
    });
  } finally {
    await mailing.close();
    close();
  }
});

test("a second team is the session's own, and what is in the first stays there", async () => {
  const dora = await signUp(api, "dora");
  const made = await dora.send("POST", "/api/teams", { name: "Choir" });
  expect(made.json).toMatchObject({ name: "Choir", role: "owner", members: 1 });
  expect((await dora.send("GET", "/api/team")).json).toMatchObject({ name: "Choir" });
  expect((await dora.send("GET", "/api/team", undefined, { "x-team-id": dora.teamId })).json).toMatchObject({
    id: dora.teamId,
  });
  const { key } = (await dora.send("POST", "/api/auth/api-key/create", { name: "script" })).json as {
    key: string;
  };
  expect((await send(api, "POST", "/api/teams", { name: "More" }, { "x-api-key": key })).status).toBe(403);
});
