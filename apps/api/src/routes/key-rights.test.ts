import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Person, send, signUp } from "../testing/person.ts";
import { startTestApi, type TestApi } from "../testing/start-test-api.ts";

let api: TestApi;
let ann: Person;
beforeAll(async () => {
  api = await startTestApi();
  ann = await signUp(api);
});
afterAll(() => api.close());

const draft = { text: "Hello", connectionIds: [], draft: true };

async function keyThatMay(may: string | undefined) {
  const metadata = may === undefined ? {} : { metadata: { may } };
  const made = await ann.send("POST", "/api/auth/api-key/create", { name: "script", ...metadata });
  const { key } = made.json as { key: string };
  return (method: string, path: string, body?: unknown) =>
    send(api, method, path, body, { "x-api-key": key });
}

describe("what a key may do", () => {
  test.each([
    [undefined, [200, 201, 200]],
    ["all", [200, 201, 200]],
    ["write", [200, 201, 403]],
    ["read", [200, 403, 403]],
    ["unheard of", [200, 403, 403]],
  ])("%s: look, write, and see who did what", async (may, expected) => {
    const ask = await keyThatMay(may);
    const answers = [
      await ask("GET", "/api/posts"),
      await ask("POST", "/api/posts/create", draft),
      await ask("GET", "/api/audit"),
    ];
    expect(answers.map(({ status }) => status)).toEqual(expected);
  });

  test("one that may only look changes nothing by rpc or media either", async () => {
    const ask = await keyThatMay("read");
    expect((await ask("POST", "/rpc/posts/create", { json: draft })).status).toBe(403);
    expect((await ask("POST", "/api/media", {})).status).toBe(403);
  });

  test("one that may write invites nobody and makes no team", async () => {
    const ask = await keyThatMay("write");
    expect((await ask("POST", "/api/team/invites", {})).status).toBe(403);
    expect((await ask("PATCH", "/api/team", { name: "Mine" })).status).toBe(403);
    expect((await ask("POST", "/api/teams", { name: "Mine" })).status).toBe(403);
  });
});
