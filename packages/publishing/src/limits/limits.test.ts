import type { Report } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { expect, test } from "vitest";
import { getConnection } from "../connections/read-connections.ts";
import { claimPublications } from "../publications/claim-publications.ts";
import { reportPublications } from "../publications/report-publications.ts";
import { createScene, createTestPublishing, type Scene, seedConnection } from "../testing/index.ts";
import { useTestDatabase } from "../testing/use-test-database.ts";

const database = useTestDatabase();

async function scene() {
  const made = await createScene(database.current.db);
  await made.ctx.db.delete(schema.breakers);
  await made.ctx.db.delete(schema.networkUsage);
  return made;
}

const claim = async ({ ctx }: Scene, ids: string[]) =>
  claimPublications(ctx, { workerId: "worker", publicationIds: ids });

/** Claims a publication and says what became of it. */
async function attempt(made: Scene, id: string, facts: Partial<Report> = {}): Promise<void> {
  const [claimed] = await claim(made, [id]);
  if (!claimed?.claimed) throw new Error(`${id} was not claimed: ${claimed?.reason}`);
  const report = {
    publicationId: id,
    fence: claimed.fence,
    phase: "prepare",
    durationMs: 1,
    evidence: {},
    outcome: "not-sent",
    code: "NO_ANSWER",
    message: "Nobody answers.",
    rateLimited: false,
    ...facts,
  } as Report;
  await reportPublications(made.ctx, [report]);
}

const publishMany = async ({ publish }: Scene, number: number) => {
  const ids: string[] = [];
  for (let n = 0; n < number; n += 1) ids.push(await publish());
  return ids;
};

test("a server that answers nobody opens its breaker; what is due waits without burning a try", async () => {
  const made = await scene();
  const ids = await publishMany(made, 7);
  for (const id of ids.slice(0, 5)) await attempt(made, id, { away: true });
  const [held, more] = await claim(made, ids.slice(5));
  expect([held, more]).toMatchObject([{ reason: "held" }, { reason: "held" }]);
  const row = await made.row(ids[5] ?? "");
  expect(row).toMatchObject({ status: "SCHEDULED", failures: 0, waitingFor: "retry" });
  expect(row.nextAttemptAt).toEqual(new Date(made.ctx.now().getTime() + 5_000));
  const { state } = await getConnection(made.ctx, made.actor, { id: made.connectionId });
  expect(state.breaker).toBe("open");
});

test("half open, one goes first; its answer lets the others go", async () => {
  const made = await scene();
  const ids = await publishMany(made, 8);
  for (const id of ids.slice(0, 5)) await attempt(made, id, { away: true });
  made.clock.advance(5_000);
  const answers = await claim(made, ids.slice(5));
  expect(answers.map(({ claimed }) => claimed)).toEqual([true, false, false]);
  const [trial] = answers;
  if (!trial?.claimed) throw new Error("Nobody was let through.");
  await reportPublications(made.ctx, [
    {
      publicationId: trial.publicationId,
      fence: trial.fence,
      phase: "prepare",
      durationMs: 1,
      evidence: {},
      outcome: "refused",
      code: "TOO_LONG",
      message: "Too long.",
    },
  ]);
  expect(await made.ctx.db.select().from(schema.breakers)).toEqual([]);
  made.clock.advance(30_000);
  expect((await claim(made, ids.slice(6))).map(({ claimed }) => claimed)).toEqual([true, true]);
});

test("answers of any kind between failures keep it closed", async () => {
  const made = await scene();
  const ids = await publishMany(made, 10);
  for (const [n, id] of ids.entries()) await attempt(made, id, { away: n % 5 !== 4 });
  const { state } = await getConnection(made.ctx, made.actor, { id: made.connectionId });
  expect(state.breaker).toBe("closed");
});

test("an account that is answered by nobody waits by itself; the others of its server go on", async () => {
  const made = await scene();
  const other = await seedConnection(made.ctx, made.actor, { identifier: "other" });
  const ids = await publishMany(made, 6);
  for (const id of ids.slice(0, 5)) {
    await attempt(made, id, { away: true });
    await attempt(made, await made.publish({ connectionIds: [other] }), { away: false });
  }
  const [stuck, free] = await claim(made, [ids[5] ?? "", await made.publish({ connectionIds: [other] })]);
  expect([stuck, free]).toMatchObject([{ reason: "held" }, { claimed: true }]);
  const stateOf = async (id: string) => (await getConnection(made.ctx, made.actor, { id })).state.breaker;
  expect([await stateOf(made.connectionId), await stateOf(other)]).toEqual(["open", "closed"]);
});

test("a worker that was held up says nothing about the network", async () => {
  const made = await scene();
  const ids = await publishMany(made, 6);
  for (const id of ids) await attempt(made, id, { away: true, code: "WORKER_HELD_UP" });
  expect(await made.ctx.db.select().from(schema.breakers)).toEqual([]);
});

test.each(["app", "connection"] as const)(
  "a used up limit of the %s is waited for to its reset",
  async (scope) => {
    const made = await scene();
    const ids = await publishMany(made, 5);
    const resetAt = made.ctx.now().getTime() + 900_000;
    const usage = [{ scope, name: "POST /2/tweets", limit: 100, remaining: 2, resetAt }];
    await attempt(made, ids[0] ?? "", { usage });
    const answers = await claim(made, ids.slice(1));
    expect(answers.map(({ claimed }) => claimed)).toEqual([true, true, false, false]);
    const row = await made.row(ids[4] ?? "");
    expect(row).toMatchObject({ failures: 0, nextAttemptAt: new Date(resetAt) });
    const { state } = await getConnection(made.ctx, made.actor, { id: made.connectionId });
    expect(state.usage).toMatchObject([{ scope, name: "POST /2/tweets", limit: 100, remaining: 0 }]);
    made.clock.advance(900_000);
    expect((await claim(made, ids.slice(3))).map(({ claimed }) => claimed)).toEqual([true, true]);
  },
);

test("what one account learns of the app's limit holds for the others, also after a restart, and not elsewhere", async () => {
  const made = await scene();
  const second = await seedConnection(made.ctx, made.actor, { identifier: "second" });
  const elsewhere = await seedConnection(made.ctx, made.actor, { network: "bluesky" });
  const [first, ...others] = [
    await made.publish(),
    await made.publish({ connectionIds: [second] }),
    await made.publish({ connectionIds: [elsewhere] }),
  ];
  const resetAt = made.ctx.now().getTime() + 3_600_000;
  await attempt(made, first ?? "", {
    usage: [{ scope: "app", name: "calls", limit: 100, remaining: 0, resetAt }],
  });
  const restarted = { ...made, ...createTestPublishing(made.ctx.db, { clock: made.clock }) };
  expect(await claim(restarted, others)).toMatchObject([{ reason: "held" }, { claimed: true }]);
  const row = await made.row(others[0] ?? "");
  expect(row).toMatchObject({ failures: 0, nextAttemptAt: new Date(resetAt) });
  const { state } = await getConnection(restarted.ctx, made.actor, { id: second });
  expect(state.usage).toMatchObject([{ scope: "app", name: "calls", remaining: 0 }]);
  made.clock.advance(3_600_000);
  expect(await claim(restarted, others.slice(0, 1))).toMatchObject([{ claimed: true }]);
});

test("workers that claim at the same time share what is left of an app's limit", async () => {
  const made = await scene();
  const second = await seedConnection(made.ctx, made.actor, { identifier: "second" });
  const learned = await made.publish();
  const ids = [
    ...(await publishMany(made, 3)),
    ...(await Promise.all([1, 2, 3].map(() => made.publish({ connectionIds: [second] })))),
  ];
  const resetAt = made.ctx.now().getTime() + 3_600_000;
  await attempt(made, learned, {
    usage: [{ scope: "app", name: "calls", limit: 100, remaining: 2, resetAt }],
  });
  const other = { ...made, ...createTestPublishing(made.ctx.db, { clock: made.clock }) };
  const answers = await Promise.all(ids.map((id, n) => claim(n % 2 === 0 ? made : other, [id])));
  expect(answers.flat().filter(({ claimed }) => claimed)).toHaveLength(2);
});

test("a claim and a report of one post, on one budget, never wait for each other in a circle", async () => {
  const made = await scene();
  const second = await seedConnection(made.ctx, made.actor, { identifier: "second" });
  const resetAt = made.ctx.now().getTime() + 3_600_000;
  const usage = [{ scope: "app" as const, name: "calls", limit: 1000, remaining: 900, resetAt }];
  for (let round = 0; round < 15; round += 1) {
    const { publications } = await made.write({ connectionIds: [made.connectionId, second] });
    const [one, other] = publications.map(({ id }) => id);
    const ends = await Promise.all([
      attempt(made, one ?? "", { usage }).then(() => "reported"),
      claim(made, [other ?? ""]).then(([answer]) => answer?.claimed),
    ]);
    expect(ends).toEqual(["reported", true]);
  }
});
