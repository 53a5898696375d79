import { sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { planInsights } from "../insights/plan-insights.ts";
import { measureLimits } from "../limits/measure-limits.ts";
import { listAttempts } from "../posts/list-attempts.ts";
import { listCalendar } from "../posts/list-calendar.ts";
import { listPosts } from "../posts/list-posts.ts";
import type { PublishingContext } from "../context.ts";
import { createScene, type Scene } from "../testing/index.ts";
import { explain, recordStatements } from "../testing/explain.ts";
import { useTestDatabase } from "../testing/use-test-database.ts";
import { claimPublications } from "./claim-publications.ts";
import { listPublications } from "./list-publications.ts";
import { countOverdue } from "./readiness.ts";
import { sweepPublications } from "./sweep-publications.ts";
import { takenRemoteIds } from "./taken-remote-ids.ts";

const database = useTestDatabase();
const count = 50_000;
let scene: Scene;

beforeAll(async () => {
  const { db, pool } = database.current;
  scene = await createScene(db);
  const { actor, connectionId, clock } = scene;
  // Most of it is history: one in a thousand is still to go out, one in ten thousand waits for its owner.
  await db.execute(sql`
    insert into posts (id, team_id, author_id, content, status, scheduled_at)
    select lpad(to_hex(n), 32, '0')::uuid, ${actor.teamId}, ${actor.userId},
      jsonb_build_object('text', 'word ' || n, 'connectionIds', jsonb_build_array(${connectionId}::text)),
      case when n % 100 = 0 then 'FAILED' else 'PUBLISHED' end, ${clock.now()}::timestamptz - n * interval '1 hour'
    from generate_series(1, ${count}::int) n`);
  await db.execute(sql`
    insert into publications (id, team_id, post_id, connection_id, network, status, content, due_at, next_attempt_at, waiting_for, remote_id, published_at)
    select id, team_id, id, ${connectionId}, 'mastodon',
      case when n % 1000 = 0 then 'SCHEDULED' else 'PUBLISHED' end, '{}', ${clock.now()},
      case when n % 1000 = 0 then ${clock.now()}::timestamptz - interval '1 hour' end,
      case when n % 10000 = 0 then 'reconnect' end, case when n % 1000 <> 0 then 'r' || n end,
      ${clock.now()}::timestamptz - n * interval '1 minute'
    from (select *, row_number() over (order by id) as n from posts) posts`);
  await db.execute(sql`
    insert into attempts (publication_id, fence, phase, outcome, started_at, ended_at)
    select id, 1, 'commit', 'published', ${clock.now()}, ${clock.now()} from publications`);
  await pool.query("analyze");
}, 60_000);

/** The plans of the statements that mention a table, of all that `work` asks. */
async function plansOf(work: (ctx: PublishingContext) => Promise<unknown>, table: string): Promise<string> {
  const { pool } = database.current;
  const { db, statements } = recordStatements(pool);
  await work({ ...scene.ctx, db });
  const plans: string[] = [];
  for (const statement of statements)
    if (/^\s*(with|select|update)/.test(statement.sql) && statement.sql.includes(`"${table}"`))
      plans.push(await explain(pool, statement));
  expect(plans.length).toBeGreaterThan(0);
  return plans.join("\n");
}

test("the sweep reads only what is still to go out, and who waits for an owner", async () => {
  const plans = await plansOf(sweepPublications, "publications");
  expect(plans).toContain("publications_open");
  expect(plans).toContain("publications_reconnect");
  expect(plans).not.toContain("Seq Scan on publications");
});

test("the readiness probe too", async () => {
  const plans = await plansOf((ctx) => countOverdue(ctx, 60_000), "publications");
  expect(plans).toContain("publications_open");
  expect(plans).not.toContain("Seq Scan");
});

test("what is measured each minute reads what is open and what waits for a person", async () => {
  const plans = await plansOf(measureLimits, "publications");
  expect(plans).toContain("publications_open");
  expect(plans).toContain("publications_attention");
  expect(plans).not.toContain("Seq Scan on publications");
});

test("whose figures are to be read is asked of what went out lately", async () => {
  const inDays = (days: number) => new Date(scene.clock.now().getTime() + days * 86_400_000);
  const plans = await plansOf((ctx) => planInsights({ ...ctx, now: () => inDays(6.9) }), "publications");
  expect(plans).toContain("publications_published");
  expect(plans).not.toContain("Seq Scan on publications");
});

test.each([undefined, "FAILED" as const])(
  "a page of posts (status %s) is read from an index, without sorting",
  async (status) => {
    const cursor = "00000000-0000-0000-0000-000000004e20";
    const plans = await plansOf(
      (ctx) => listPosts(ctx, scene.actor, { limit: 20, status: status && [status], cursor }),
      "posts",
    );
    expect(plans).toMatch(/Index Scan Backward using (posts_team|posts_pkey|posts_team_status)/);
    expect(plans).not.toContain("Sort");
    expect(plans).not.toContain("Seq Scan");
  },
);

test("a month of the calendar is read from an index in its order", async () => {
  const { clock } = scene;
  const at = (days: number) => new Date(clock.now().getTime() + days * 86_400_000).toISOString();
  const input = { from: at(-10), to: at(10), limit: 1000 };
  const plans = await plansOf((ctx) => listCalendar(ctx, scene.actor, input), "posts");
  expect(plans).toContain("Index Scan using posts_team_scheduled");
  expect(plans).not.toContain("Sort");
});

test.each([
  ["posts_search", { search: "rare" }],
  ["posts_connections", { connectionId: "00000000-0000-7000-8000-000000000001" }],
  ["posts_team_author", { authorId: "somebody" }],
  ["publications_attention", { needsAttention: true }],
])("posts are looked for with %s", async (index, filter) => {
  const plans = await plansOf((ctx) => listPosts(ctx, scene.actor, { limit: 20, ...filter }), "posts");
  expect(plans).toContain(index);
  expect(plans).not.toContain("Seq Scan");
});

test("what did not go out is found without reading the rest", async () => {
  const attention = await plansOf(
    (ctx) => listPublications(ctx, scene.actor, { limit: 20, needsAttention: true }),
    "publications",
  );
  expect(attention).toContain("publications_attention");
  const failed = await plansOf(
    (ctx) => listPublications(ctx, scene.actor, { limit: 20, status: ["FAILED", "UNCONFIRMED"] }),
    "publications",
  );
  expect(failed).toMatch(/publications_(team_status|attention)/);
  expect(attention + failed).not.toContain("Seq Scan on publications");
});

test("a post's ledger, a claim, and the question whose a remote post is never read everything", async () => {
  const id = "00000000-0000-0000-0000-0000000003e8";
  for (const table of ["publications", "attempts"])
    expect(await plansOf((ctx) => listAttempts(ctx, scene.actor, { id, limit: 20 }), table)).not.toContain(
      "Seq Scan on " + table,
    );
  const claim = (ctx: PublishingContext) => claimPublications(ctx, { workerId: "w", publicationIds: [id] });
  const claiming = await plansOf(claim, "publications");
  expect(claiming).not.toMatch(/Seq Scan on (publications|posts)/);
  const row = { ...(await scene.row(id)), armedAt: new Date(scene.clock.now().getTime() - 3_600_000) };
  const taken = await plansOf((ctx) => takenRemoteIds(ctx.db, [row]), "publications");
  // This account has everything here, so that either order is right; where there are many, its own is.
  expect(taken).toMatch(/publications_(connection|published)/);
  expect(taken).not.toContain("Sort");
});
