import { AppError, BulkPostsInput } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { createScene, seedConnection } from "../testing/index.ts";
import { useTestDatabase } from "../testing/use-test-database.ts";
import { createPosts, idOfRow } from "./create-posts.ts";

const database = useTestDatabase();

async function scene() {
  const made = await createScene(database.current.db);
  const { ctx, actor } = made;
  const run = (input: object, id?: string) => createPosts(ctx, actor, { ...BulkPostsInput.parse(input), id });
  const count = () => ctx.db.$count(schema.posts, eq(schema.posts.teamId, actor.teamId));
  return { ...made, run, count };
}

const csv = [
  "\uFEFFText,Connections,Local time,Draft",
  '"One, with a comma",account,2026-07-01T09:00,',
  '"Two',
  'lines",@account mastodon:@account,2026-03-29 02:30,yes',
  "Three,,,x",
].join("\r\n");

test("a dry run says what would become of each row, and saves nothing", async () => {
  const { run, count } = await scene();
  const result = await run({ csv, timeZone: "Europe/Berlin", dryRun: true });
  expect(result).toMatchObject({ created: 0, refused: 1 });
  expect(result.rows).toMatchObject([
    { row: 1, outcome: "valid", scheduledAt: new Date("2026-07-01T07:00:00Z"), problems: [] },
    { row: 2, outcome: "refused", problems: [{ code: "TIME_IN_PAST" }] },
    { row: 3, outcome: "valid", scheduledAt: null },
  ]);
  expect(await count()).toBe(0);
});

test("all or nothing, unless partial", async () => {
  const { run, count } = await scene();
  expect(await run({ csv, timeZone: "Europe/Berlin" })).toMatchObject({ created: 0, refused: 1 });
  expect(await count()).toBe(0);
  const result = await run({ csv, timeZone: "Europe/Berlin", partial: true });
  expect(result.rows.map(({ outcome }) => outcome)).toEqual(["created", "refused", "created"]);
  expect(await count()).toBe(2);
});

test("an account that goes while the rows are looked at refuses its rows, and not the whole import", async () => {
  const { ctx, actor } = await scene();
  const gone = new AppError("CONNECTION_NOT_FOUND", "Your team has no such connection.");
  let reads = 0;
  const rows = [{ text: "a", connections: ["account"] }];
  // The first read is of the team's accounts; what a row needs is read after it.
  const db = new Proxy(ctx.db, {
    get(target, name) {
      if (name === "select" && (reads += 1) > 1) throw gone;
      const part: unknown = Reflect.get(target, name, target);
      return typeof part === "function" ? (part.bind(target) as unknown) : part;
    },
  });
  const input = { ...BulkPostsInput.parse({ rows, partial: true }), id: undefined };
  const result = await createPosts({ ...ctx, db }, actor, input);
  expect(result.rows).toMatchObject([{ outcome: "refused", problems: [{ code: "CONNECTION_NOT_FOUND" }] }]);
  expect(reads).toBeGreaterThan(1);
});

test("a repeat after a crash makes no second one", async () => {
  const { ctx, run, count } = await scene();
  const id = ctx.newId();
  const rows = [1, 2, 3].map((n) => ({ text: `row ${n}`, connections: ["account"] }));
  const [first, second] = [await run({ rows }, id), await run({ rows }, id)];
  expect(second.rows.map(({ postId }) => postId)).toEqual(first.rows.map(({ postId }) => postId));
  expect(await count()).toBe(3);
});

test.each([
  ["an unknown account", { text: "a", connections: ["nobody"] }, "CONNECTION_NOT_FOUND"],
  ["an ambiguous account", { text: "a", connections: ["account"] }, "CONNECTION_NOT_FOUND"],
  ["too long a text", { text: "a".repeat(301), connections: ["mastodon:account"] }, "TEXT_TOO_LONG"],
  ["nowhere to go", { text: "a" }, "INVALID_INPUT"],
  ["no time", { text: "a", connections: ["mastodon:account"], scheduledAt: "soon" }, "INVALID_INPUT"],
  [
    "a zone that there is not",
    { text: "a", connections: ["mastodon:account"], localTime: "2026-07-01T09:00", timeZone: "Mars" },
    "TIME_ZONE_UNKNOWN",
  ],
])("refused: %s", async (_, row, code) => {
  const { ctx, actor, run } = await scene();
  await seedConnection(ctx, actor, { network: "bluesky" });
  const { rows } = await run({ rows: [row] });
  expect(rows).toMatchObject([{ outcome: "refused", problems: [{ code }] }]);
});

test("all that is wrong with a row is said at once: an account, a time and words need one mending, not three", async () => {
  const { run } = await scene();
  const words = "a".repeat(301);
  const time = { scheduledAt: "2020-01-01T09:00:00Z" };
  const { rows } = await run({
    rows: [
      { text: words, connections: ["account", "nobody"], ...time },
      { text: "a", connections: ["nobody"], ...time },
      { text: "a", connections: ["nobody"], scheduledAt: "soon" },
      { text: "a", connections: ["nobody"], draft: true },
    ],
  });
  const codes = rows.map(({ problems }) => problems.map(({ code }) => code));
  expect(codes).toEqual([
    ["CONNECTION_NOT_FOUND", "TIME_IN_PAST", "TEXT_TOO_LONG"],
    ["CONNECTION_NOT_FOUND", "TIME_IN_PAST"],
    ["CONNECTION_NOT_FOUND", "INVALID_INPUT"],
    ["CONNECTION_NOT_FOUND"],
  ]);
});

test("a row whose time passes while the others are saved is refused, and they are not", async () => {
  const { ctx, actor, clock, count } = await scene();
  const slow = {
    ...ctx,
    newId: () => {
      clock.set(new Date("2026-06-01T13:00:00Z"));
      return ctx.newId();
    },
  };
  const rows = ["2026-07-01T09:00:00Z", "2026-06-01T12:30:00Z", "2026-07-02T09:00:00Z"].map(
    (scheduledAt) => ({ text: "a", connections: ["account"], scheduledAt }),
  );
  const result = await createPosts(slow, actor, BulkPostsInput.parse({ rows }));
  expect(result).toMatchObject({ created: 2, refused: 1 });
  expect(result.rows).toMatchObject([
    { outcome: "created" },
    { outcome: "refused", postId: null, problems: [{ code: "TIME_IN_PAST" }] },
    { outcome: "created" },
  ]);
  expect(await count()).toBe(2);
});

test("a draft may still be wrong", async () => {
  const { run } = await scene();
  const row = { text: "a".repeat(301), connections: ["account"], draft: true };
  expect((await run({ rows: [row] })).rows).toMatchObject([{ outcome: "created" }]);
});

test.each([
  ["text;connections\nHello, world;account", "created"],
  ["text\tconnections\nHello; world\taccount", "created"],
])("columns may be divided otherwise", async (file, outcome) => {
  const { run } = await scene();
  expect((await run({ csv: file })).rows).toMatchObject([{ outcome }]);
});

test.each([
  ["a column nobody knows", "text,price\na,1", "INVALID_INPUT"],
  ["a row with too many cells", "text,connections\na,b,c", "INVALID_INPUT"],
  ["a quote that does not end", 'text,connections\n"a,b', "INVALID_INPUT"],
  ["too many rows", `text\n${"a\n".repeat(501)}`, "TOO_MANY"],
])("a file with %s", async (_, file, code) => {
  const { run } = await scene();
  await expect(run({ csv: file })).rejects.toMatchObject({ code });
});

test("another team's account does not exist", async () => {
  const [{ connectionId }, { run }] = [await scene(), await scene()];
  const { rows } = await run({ rows: [{ text: "a", connections: [connectionId] }] });
  expect(rows).toMatchObject([{ outcome: "refused", problems: [{ code: "CONNECTION_NOT_FOUND" }] }]);
});

test("ids of rows stay in order", () => {
  const id = "019e830e-1a00-7000-8007-ffffffffff00";
  expect([0, 1, 255].map((n) => idOfRow(id, n))).toEqual([
    id,
    "019e830e-1a00-7000-8007-ffffffffff01",
    "019e830e-1a00-7000-8007-ffffffffffff",
  ]);
});
