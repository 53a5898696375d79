import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { pageOf, type Person, send, signUp } from "../testing/person.ts";
import { seedConnection, seedPost } from "../testing/seed.ts";
import { startTestApi, type TestApi } from "../testing/start-test-api.ts";

let api: TestApi;
let ann: Person;
beforeAll(async () => {
  api = await startTestApi();
  ann = await signUp(api);
  await seedPost(ann, await seedConnection(api, ann));
});
afterAll(() => api.close());

const Made = z.object({ id: z.string(), path: z.string() });

test("a calendar reads the feed at its secret address, without signing in", async () => {
  const made = await ann.send("POST", "/api/calendar/feeds", { name: "Phone" });
  expect(made.status).toBe(201);
  const { id, path } = Made.parse(made.json);
  const file = await send(api, "GET", path);
  expect(file.status).toBe(200);
  expect(file.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
  expect(file.text).toContain("SUMMARY:Hello\r\n");
  expect((await ann.send("DELETE", `/api/calendar/feeds/${id}`)).status).toBe(204);
  expect((await send(api, "GET", path)).status).toBe(404);
  expect((await send(api, "GET", "/api/calendar/guess.ics")).status).toBe(404);
});

test("neither the log nor the answer to others holds the address", async () => {
  const { path } = Made.parse((await ann.send("POST", "/api/calendar/feeds", {})).json);
  await send(api, "GET", path);
  expect(JSON.stringify(api.lines)).not.toContain(path.slice("/api/calendar/".length, -4));
});

test("lists take several values from a query string", async () => {
  const some = pageOf(await ann.send("GET", "/api/posts?status=SCHEDULED,FAILED&needsAttention=false"));
  expect(some.items).toHaveLength(1);
  expect(pageOf(await ann.send("GET", "/api/posts?status=FAILED")).items).toEqual([]);
  for (const query of ["status=NONSENSE", "from=yesterday", "needsAttention=perhaps", "connectionId=x"])
    expect((await ann.send("GET", `/api/posts?${query}`)).status, query).toBe(400);
});
