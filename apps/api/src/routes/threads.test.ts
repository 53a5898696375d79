import { schema } from "@planrrr/database";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { idOf, type Person, signUp } from "../testing/person.ts";
import { futurePost, seedConnection } from "../testing/seed.ts";
import { startTestApi, type TestApi } from "../testing/start-test-api.ts";

let api: TestApi;
let ann: Person;
let eve: Person;
let onBluesky: string;
let onFacebook: string;
beforeAll(async () => {
  api = await startTestApi();
  [ann, eve] = [await signUp(api, "ann"), await signUp(api, "eve")];
  [onBluesky, onFacebook] = [await seedConnection(api, ann), await seedConnection(api, ann)];
  const { connections } = schema;
  await api.context.db.update(connections).set({ network: "facebook" }).where(eq(connections.id, onFacebook));
});
afterAll(() => api.close());

const thread = ["The second part", "The third"];
const written = () => ({
  ...futurePost(onBluesky),
  connectionIds: [onBluesky, onFacebook],
  thread,
  firstComment: "Links here",
});

/** Account by account; which account comes first is left to chance by ids of the same millisecond. */
function publicationsOf(post: unknown): { network: string; [field: string]: unknown }[] {
  const { publications } = post as { publications: { network: string }[] };
  return publications.toSorted((a, b) => a.network.localeCompare(b.network));
}

interface Told {
  valid: boolean;
  connections: { problems: { code: string; part?: number; message: string }[]; parts: { role: string }[] }[];
}

test("a thread and a first comment are written, shown part by part, and changed", async () => {
  const created = await ann.send("POST", "/api/posts/create", written());
  expect(created.status).toBe(201);
  expect(created.json).toMatchObject({ thread, firstComment: "Links here" });
  const parts = publicationsOf(created.json);
  expect(parts.map(({ network, part, role, waitingFor }) => [network, part, role, waitingFor])).toEqual([
    ["bluesky", 0, "post", null],
    ["bluesky", 1, "thread", "previous"],
    ["bluesky", 2, "thread", "previous"],
    ["bluesky", 3, "comment", "previous"],
    ["facebook", 0, "post", null],
    ["facebook", 1, "comment", "previous"],
  ]);
  const url = `/api/posts/${idOf(created)}`;
  const perConnection = { [onFacebook]: { firstComment: null } };
  const changed = await ann.send("PATCH", url, { thread: [], perConnection });
  expect(changed.json).toMatchObject({ thread: [] });
  expect(publicationsOf(changed.json)).toMatchObject([
    { role: "post" },
    { role: "comment" },
    { network: "facebook", role: "post" },
  ]);
  const copy = await ann.send("POST", `${url}/duplicate`);
  expect(copy.json).toMatchObject({ thread: [], firstComment: "Links here", perConnection });
  expect((await eve.send("PATCH", url, { thread })).status).toBe(404);
});

test("validate says what a network has no place for, and which part is too long", async () => {
  const input = { ...written(), thread: ["x".repeat(301)] };
  const { valid, connections } = (await ann.send("POST", "/api/posts/validate", input)).json as Told;
  expect(valid).toBe(false);
  expect(connections[0]?.problems).toMatchObject([
    { code: "TEXT_TOO_LONG", field: "thread", part: 1, limit: 300, actual: 301 },
  ]);
  expect(connections[0]?.problems[0]?.message).toBe("Part 2: Bluesky takes 300 characters of text.");
  expect(connections[0]?.parts.map(({ role }) => role)).toEqual(["thread", "comment"]);
  expect(connections[1]?.problems).toMatchObject([
    {
      code: "THREAD_UNSUPPORTED",
      severity: "warning",
      message: "Facebook has no threads: the further part stays out there.",
    },
  ]);
  expect((await ann.send("POST", "/api/posts/create", input)).json).toMatchObject({
    code: "CONTENT_REFUSED",
  });
});

test("another team's account takes none of it", async () => {
  for (const verb of ["create", "validate"]) {
    const answer = await eve.send("POST", `/api/posts/${verb}`, written());
    expect(answer.json).toMatchObject({ code: "CONNECTION_NOT_FOUND" });
  }
});

test.each([
  ["too many parts", { thread: Array.from({ length: 25 }, () => "x") }],
  ["a part that is no text", { thread: [1] }],
  ["a comment that is no text", { firstComment: {} }],
])("%s: refused", async (_name, change) => {
  const answer = await ann.send("POST", "/api/posts/create", { ...written(), ...change });
  expect(answer.status).toBe(400);
});
