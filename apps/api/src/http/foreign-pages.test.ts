import { isProcedure } from "@orpc/server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listProcedures } from "../procedures/list-procedures.ts";
import { publicRouter } from "../procedures/public-router.ts";
import { send } from "../testing/person.ts";
import { startTestApi, type TestApi } from "../testing/start-test-api.ts";

let api: TestApi;
let cookie: string;
const password = "a long enough password";
beforeAll(async () => {
  api = await startTestApi();
  const bea = { name: "Bea", email: "bea@planrrr.test", password };
  const answer = await send(api, "POST", "/api/auth/sign-up/email", bea);
  cookie = answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
});
afterAll(() => api.close());

const anyId = "00000000-0000-7000-8000-000000000001";
// Every write there is, taken from the contract: a new one is tested without anybody thinking of it.
const writes = listProcedures(publicRouter)
  .filter(({ method }) => method !== "GET")
  .map(({ method, path }) => ({ method, path: `/api${path.replaceAll(/\{\w+\}/g, anyId)}` }));
const calls = namesIn(publicRouter).map((name) => ({ method: "POST", path: `/rpc/${name}` }));
const others = [
  { method: "POST", path: "/api/media" },
  { method: "PATCH", path: `/api/media/${anyId}` },
];
const account = [
  "sign-in/email",
  "sign-up/email",
  "sign-out",
  "update-user",
  "change-password",
  "change-email",
  "delete-user",
  "revoke-session",
  "revoke-other-sessions",
  "api-key/create",
  "api-key/delete",
  "organization/set-active",
].map((name) => ({ method: "POST", path: `/api/auth/${name}` }));

function namesIn(router: object, above = ""): string[] {
  return Object.entries(router).flatMap(([name, inner]: [string, object]) =>
    isProcedure(inner) ? [`${above}${name}`] : namesIn(inner, `${above}${name}/`),
  );
}

const pages: { [name: string]: string }[] = [
  { origin: "https://evil.example", "sec-fetch-site": "cross-site" },
  { origin: "null" },
];

describe.each(pages)("a page of %o cannot lead a browser to", (foreign) => {
  test.each([...writes, ...calls, ...others])("$method $path", async ({ method, path }) => {
    const answer = await send(api, method, path, {}, { cookie, ...foreign });
    expect(answer.json).toMatchObject({ code: "FORBIDDEN", status: 403 });
  });

  test.each(account)("$method $path", async ({ method, path }) => {
    const answer = await send(api, method, path, { password }, { cookie, ...foreign });
    expect(answer.status).toBe(403);
  });
});

test("and after all that the session, the account and its team are as they were", async () => {
  const session = await send(api, "GET", "/api/auth/get-session", undefined, { cookie });
  expect(session.json).toMatchObject({ user: { name: "Bea", email: "bea@planrrr.test" } });
  const team = await send(api, "GET", "/api/team", undefined, { cookie });
  expect(team.json).toMatchObject({ name: "Bea's team", members: 1 });
});
