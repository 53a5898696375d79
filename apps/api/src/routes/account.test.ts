import { afterAll, beforeAll, expect, test } from "vitest";
import { type Person, send, signUp } from "../testing/person.ts";
import { startTestApi, type TestApi } from "../testing/start-test-api.ts";

const password = "a long enough password";
let api: TestApi;
let ann: Person;
let cookie: string;
const first = { name: "Ann", email: "first-ann@planrrr.test", password };
beforeAll(async () => {
  api = await startTestApi();
  ann = await signUp(api, "bearer");
  const answer = await send(api, "POST", "/api/auth/sign-up/email", first);
  cookie = answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
});
afterAll(() => api.close());

const signIn = (email: string) => send(api, "POST", "/api/auth/sign-in/email", { email, password });
const change = (body: object) =>
  send(api, "POST", "/api/auth/change-email", body, { cookie, origin: api.url });

test("an address is changed with the password alone, is nobody else's, and is told of", async () => {
  const newEmail = `Ann-${crypto.randomUUID()}@planrrr.test`;
  for (const wrong of [{}, { password: "not it, but long" }, { password: 7 }, { password: "x".repeat(300) }])
    expect((await change({ newEmail, ...wrong })).json).toMatchObject({ code: "INVALID_PASSWORD" });
  expect((await change({ newEmail: "none", password })).status).toBe(400);
  expect((await signIn(newEmail)).status).toBe(401);

  expect((await change({ newEmail, password })).status).toBe(200);
  expect((await signIn(newEmail)).json).toMatchObject({ user: { email: newEmail.toLowerCase() } });
  const audit = (await send(api, "GET", "/api/audit", undefined, { cookie })).json;
  expect(JSON.stringify(audit)).toContain("user.email-changed");

  expect((await signIn(first.email)).status).toBe(401);
  expect((await change({ newEmail, password })).json).toMatchObject({ code: "USER_ALREADY_EXISTS" });
  const nobody = await send(api, "POST", "/api/auth/change-email", { newEmail: "x@planrrr.test", password });
  expect(nobody.status).toBe(401);
  // A token in a program's hands is not a person at their browser, whatever password comes with it.
  for (const given of [{}, { password }]) {
    const token = await ann.send("POST", "/api/auth/change-email", { newEmail: "y@planrrr.test", ...given });
    expect(token.status).toBe(401);
  }
});
