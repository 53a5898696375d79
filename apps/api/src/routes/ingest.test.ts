import { requestRun, syncSources } from "@planrrr/bundles";
import { schema } from "@planrrr/database";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { idOf, pageOf, type Person, send, signUp } from "../testing/person.ts";
import { startTestApi, type TestApi } from "../testing/start-test-api.ts";

let api: TestApi;
let ann: Person;
const source = (name: string) => ({ name, kind: "json-ld", url: "https://shop.example/" }) as never;

beforeAll(async () => {
  api = await startTestApi();
  ann = await signUp(api);
  await syncSources(api.context, [source("students"), source("films")]);
});
afterAll(() => api.close());

test("a run that is asked for is noted, queued once, and can be followed", async () => {
  const asked = await ann.send("POST", "/jobs/enqueue", { source: "students" });
  expect(asked.status).toBe(202);
  expect(asked.json).toMatchObject({
    source: "students",
    state: "queued",
    trigger: "request",
    verdict: null,
  });
  const again = await ann.send("POST", "/jobs/enqueue", { source: "students" });
  expect(idOf(again)).toBe(idOf(asked));
  expect(await api.context.queue.counts("ingest")).toMatchObject({ waiting: 1 });
  const followed = await ann.send("GET", `/runs/${idOf(asked)}`);
  expect(followed).toMatchObject({ status: 200, json: asked.json });
  expect((await ann.send("GET", "/runs/nobody")).json).toMatchObject({ code: "NOT_FOUND" });
});

test("a wish to accept is taken over by the run that waits", async () => {
  const asked = await ann.send("POST", "/jobs/enqueue", { source: "films" });
  const accepted = await ann.send("POST", "/jobs/enqueue", { source: "films", accept: true });
  expect(idOf(accepted)).toBe(idOf(asked));
  const { ingestionRuns: r } = schema;
  const [row] = await api.context.db
    .select()
    .from(r)
    .where(eq(r.id, idOf(asked)));
  expect(row).toMatchObject({ accept: true, requestedBy: ann.userId });
});

test("ten wishes at once make one run", async () => {
  await syncSources(api.context, [source("students"), source("films"), source("music")]);
  const { db, now } = api.context;
  let ids = 0;
  const ask = async () =>
    requestRun(
      { db, now, newId: () => `wish-${++ids}` },
      { source: "music", accept: false, requestedBy: ann.userId },
    );
  const runs = await Promise.all(Array.from({ length: 10 }, ask));
  expect(new Set(runs.map(({ id }) => id)).size).toBe(1);
});

test("runs are listed newest first, page by page, and by source", async () => {
  const first = pageOf(await ann.send("GET", "/runs?limit=2"));
  expect(first.items).toHaveLength(2);
  const rest = pageOf(await ann.send("GET", `/runs?limit=2&cursor=${first.nextCursor}`));
  const ids = [...first.items, ...rest.items].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const ofOne = pageOf(await ann.send("GET", "/runs?source=films&state=queued"));
  expect(ofOne.items).toHaveLength(1);
  expect((await ann.send("GET", "/runs?cursor=elsewhere")).json).toMatchObject({ code: "INVALID_INPUT" });
  expect((await ann.send("GET", "/runs?verdict=splendid")).json).toMatchObject({ code: "INVALID_INPUT" });
});

test("sources are told with their freshness, what they give and their last visits", async () => {
  const { db, now } = api.context;
  const { ingestionRuns: r } = schema;
  const at = new Date(now().getTime() - 3_600_000);
  const run = {
    source: "students",
    entryHash: "e",
    trigger: "schedule",
    createdAt: at,
    startedAt: at,
    completedAt: at,
  };
  await db.insert(r).values({ id: "healthy", ...run, verdict: "ok", found: 12, invalid: 2 });
  await db.insert(r).values({ id: "blocked", ...run, verdict: "blocked", reason: "robots.txt: Disallow: /" });
  const { items } = (await ann.send("GET", "/sources")).json as {
    items: { name: string; runs: unknown[] }[];
  };
  expect(items.map(({ name }) => name)).toEqual(["films", "music", "students"]);
  expect(items[2]).toMatchObject({
    kind: "json-ld",
    yield: 10,
    lastHealthyAt: at.toISOString(),
    stale: false,
    runs: [{ state: "queued" }, {}, {}],
  });
});

test("what can't be asked for is said", async () => {
  expect((await ann.send("POST", "/jobs/enqueue", { source: "nobody" })).json).toMatchObject({
    code: "NOT_FOUND",
    detail: "There is no source nobody.",
  });
  expect((await ann.send("POST", "/jobs/enqueue", {})).json).toMatchObject({ code: "INVALID_INPUT" });
  expect((await ann.send("POST", "/jobs/enqueue", "{")).status).toBe(400);
});

test("nobody without an account gets in, nor a member who leads nothing, nor a key that may only look", async () => {
  for (const [method, path] of [
    ["POST", "/jobs/enqueue"],
    ["GET", "/runs"],
    ["GET", "/sources"],
    ["GET", "/runs/x"],
  ] as const)
    expect((await send(api, method, path, method === "POST" ? { source: "films" } : undefined)).status).toBe(
      401,
    );
  const bob = await signUp(api, "bob");
  await api.context.db.insert(schema.members).values({
    id: crypto.randomUUID(),
    organizationId: ann.teamId,
    userId: bob.userId,
    role: "member",
    createdAt: new Date(),
  });
  const inAnnsTeam = { "x-team-id": ann.teamId };
  expect((await bob.send("POST", "/jobs/enqueue", { source: "films" }, inAnnsTeam)).status).toBe(403);
  expect((await bob.send("GET", "/runs", undefined, inAnnsTeam)).status).toBe(403);
  expect((await bob.send("GET", "/sources", undefined, inAnnsTeam)).status).toBe(403);
});

test("where operators are named they alone get in, whatever team somebody else owns", async () => {
  const { config, db } = api.context;
  const { users: u } = schema;
  onTestFinished(() => void (config.operators = []));
  const [row] = await db.select({ email: u.email }).from(u).where(eq(u.id, ann.userId));
  config.operators = [row?.email ?? ""];
  const carl = await signUp(api, "carl");
  expect(await carl.send("POST", "/jobs/enqueue", { source: "films" })).toMatchObject({
    status: 403,
    json: { code: "FORBIDDEN" },
  });
  for (const path of ["/sources", "/runs", "/runs/x"])
    expect((await carl.send("GET", path)).status).toBe(403);
  expect((await ann.send("POST", "/jobs/enqueue", { source: "films" })).status).toBe(202);
  expect((await ann.send("GET", "/runs")).status).toBe(200);
});

test("the OpenAPI document puts them at these very paths", async () => {
  const { json } = await send(api, "GET", "/api/openapi.json");
  expect(json).toMatchObject({
    paths: {
      "/jobs/enqueue": { post: { servers: [{ url: "/" }] } },
      "/runs": { get: { servers: [{ url: "/" }] } },
      "/runs/{id}": { get: { servers: [{ url: "/" }] } },
    },
  });
});
