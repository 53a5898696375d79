import { type Claimed, type Report } from "@planrrr/contract";
import { openDatabase } from "@planrrr/database";
import { expect, onTestFinished, test } from "vitest";
import type { PublishingContext } from "../context.ts";
import { claimOne, notSentReport, publishedReport, reportBase } from "../testing/claim-one.ts";
import { createScene, createTestPublishing, runAttempt } from "../testing/index.ts";
import { useTestDatabase } from "../testing/use-test-database.ts";
import { armPublications, renewPublications } from "./arm-publications.ts";
import { claimPublications } from "./claim-publications.ts";
import { reportPublications } from "./report-publications.ts";

const database = useTestDatabase();
const scene = () => createScene(database.current.db);
const handle = { key: "k" };
const arm = async (ctx: PublishingContext, { publicationId, fence }: Claimed) =>
  (await armPublications(ctx, [{ publicationId, fence, handle }]))[0];

test("of two workers that claim at once exactly one wins, every time", async () => {
  const { ctx, publish, clock, queue, bluesky, mastodon } = await scene();
  const other = openDatabase({ url: database.current.url });
  onTestFinished(() => other.close());
  const second = createTestPublishing(other.db, { clock, queue, networks: { bluesky, mastodon } }).ctx;
  const ids = await Promise.all(Array.from({ length: 30 }, () => publish()));
  const rounds = await Promise.all(
    [ctx, second, ctx, second].map((one, n) =>
      claimPublications(one, { workerId: `w${n}`, publicationIds: n % 2 ? ids : [...ids].reverse() }),
    ),
  );
  const won = rounds.flat().filter((result) => result.claimed);
  expect(won.map((result) => result.publicationId).sort()).toEqual([...ids].sort());
});

test("one that is asked for twice in a batch is given once, and answers keep their places", async () => {
  const { ctx, publish } = await scene();
  const id = await publish();
  const unknown = ctx.newId();
  const answers = await claimPublications(ctx, { workerId: "w", publicationIds: [unknown, id, id] });
  expect(answers.map((answer) => (answer.claimed ? "mine" : answer.reason))).toEqual([
    "not-found",
    "mine",
    "leased",
  ]);
  expect(answers.map((answer) => answer.publicationId)).toEqual([unknown, id, id]);
});

test("a worker that wakes up after its lease was taken over can neither arm nor report nor renew", async () => {
  const { ctx, clock, publish, row } = await scene();
  const id = await publish();
  const paused = await claimOne(ctx, id, "paused");
  clock.advance(ctx.settings.leaseMs);
  const { fence } = await claimOne(ctx, id, "fresh");
  expect(fence).toBe(paused.fence + 1);
  const refused = { publicationId: id, accepted: false, reason: "stale-fence" };
  expect(await arm(ctx, paused)).toEqual(refused);
  expect(await renewPublications(ctx, [{ publicationId: id, fence: paused.fence }])).toEqual([refused]);
  expect(await reportPublications(ctx, [publishedReport(paused, "r1"), notSentReport(paused)])).toEqual([
    refused,
    refused,
  ]);
  expect(await row(id)).toMatchObject({ status: "PUBLISHING", leasedBy: "fresh", fence, handle: null });
});

test("a lease that is over can't be armed or renewed even while nobody else has claimed", async () => {
  const { ctx, clock, publish, row } = await scene();
  const claimed = await claimOne(ctx, await publish());
  clock.advance(ctx.settings.leaseMs);
  expect(await arm(ctx, claimed)).toMatchObject({ accepted: false });
  expect((await row(claimed.publicationId)).inDoubt).toBe(false);
  // But what it knows is taken: it is the truth.
  expect(await reportPublications(ctx, [publishedReport(claimed, "late")])).toMatchObject([
    { accepted: true, status: "PUBLISHED" },
  ]);
});

test("renewing and arming lengthen the lease", async () => {
  const { ctx, clock, publish, row } = await scene();
  const claimed = await claimOne(ctx, await publish());
  clock.advance(20_000);
  expect(await renewPublications(ctx, [claimed])).toMatchObject([{ accepted: true }]);
  clock.advance(20_000);
  expect(await arm(ctx, claimed)).toMatchObject({ accepted: true, status: "PUBLISHING" });
  const leaseUntil = new Date(clock.now().getTime() + ctx.settings.leaseMs);
  expect(await row(claimed.publicationId)).toMatchObject({
    leaseUntil,
    armedFence: 1,
    doubtSince: clock.now(),
    inDoubt: true,
  });
});

test("in doubt, arming is refused until the network was asked", async () => {
  const { ctx, clock, publish } = await scene();
  const id = await publish();
  await runAttempt(ctx, id, { dieAt: "armed" });
  clock.advance(ctx.settings.leaseMs);
  const again = await claimOne(ctx, id);
  expect(again).toMatchObject({ mode: "reconcile", handle: { key: id } });
  expect(await arm(ctx, again)).toMatchObject({ accepted: false });
  const answer: Report = { ...reportBase(again), phase: "reconcile", outcome: "not-published" };
  expect(await reportPublications(ctx, [answer])).toMatchObject([{ accepted: true, status: "PUBLISHING" }]);
  expect(await arm(ctx, again)).toMatchObject({ accepted: true });
  // For a second call in the same claim, after the network refused the first, it is armed anew.
  expect(await arm(ctx, again)).toMatchObject({ accepted: true });
});

test("a report whose answer was lost may be repeated, whatever it said, and counts once", async () => {
  const { ctx, publish, row, ledger } = await scene();
  const [out, later] = [await claimOne(ctx, await publish()), await claimOne(ctx, await publish())];
  const reports = [publishedReport(out, "once"), notSentReport(later)];
  const first = await reportPublications(ctx, reports);
  expect(await reportPublications(ctx, reports)).toEqual(first);
  expect(first).toMatchObject([{ accepted: true }, { accepted: true, status: "SCHEDULED" }]);
  expect((await row(later.publicationId)).failures).toBe(1);
  expect(await ledger(out.publicationId)).toEqual(["commit:published"]);
  expect(await reportPublications(ctx, [publishedReport(out, "another")])).toMatchObject([
    { accepted: false },
  ]);
});

test("reports on one publication in one batch apply in their order", async () => {
  const { ctx, clock, publish, row, ledger } = await scene();
  const id = await publish();
  await runAttempt(ctx, id, { dieAt: "committed" });
  clock.advance(ctx.settings.leaseMs);
  const again = await claimOne(ctx, id);
  const asked: Report = { ...reportBase(again), phase: "reconcile", outcome: "not-published" };
  const refusal: Report = {
    ...reportBase(again),
    phase: "prepare",
    outcome: "refused",
    code: "BAD",
    message: "no",
  };
  expect(await reportPublications(ctx, [asked, refusal])).toMatchObject([
    { status: "PUBLISHING" },
    { status: "FAILED" },
  ]);
  expect(await row(id)).toMatchObject({ status: "FAILED", errorCode: "BAD" });
  expect((await ledger(id)).slice(-2)).toEqual(["reconcile:not-published", "prepare:refused"]);
});

test("two publications never share a remote post: the second stays in doubt", async () => {
  const { ctx, publish, row } = await scene();
  const [first, second] = [await claimOne(ctx, await publish()), await claimOne(ctx, await publish())];
  for (const one of [first, second]) await arm(ctx, one);
  expect(
    await reportPublications(ctx, [publishedReport(first, "same"), publishedReport(second, "same")]),
  ).toMatchObject([
    { accepted: true, status: "PUBLISHED" },
    { accepted: false, reason: "remote-id-taken" },
  ]);
  expect(await row(second.publicationId)).toMatchObject({
    status: "PUBLISHING",
    inDoubt: true,
    leaseUntil: null,
    errorCode: "REMOTE_ID_TAKEN",
  });
});

test("nor when both are reported at the same time", async () => {
  const { ctx, publish, row } = await scene();
  const pairs = await Promise.all(
    Array.from({ length: 10 }, async () => [await publish(), await publish()] as const),
  );
  for (const [one, other] of pairs) {
    const claims = [await claimOne(ctx, one), await claimOne(ctx, other)];
    for (const claimed of claims) await arm(ctx, claimed);
    const answers = await Promise.all(
      claims.map((claimed) => reportPublications(ctx, [publishedReport(claimed, `both-${one}`)])),
    );
    expect(answers.flat().filter(({ accepted }) => accepted)).toHaveLength(1);
    expect(
      (await Promise.all([row(one), row(other)])).filter(({ status }) => status === "PUBLISHED"),
    ).toHaveLength(1);
  }
});

test("the network is told which posts are other publications'", async () => {
  const { ctx, clock, publish } = await scene();
  const doubtful = await publish();
  await runAttempt(ctx, doubtful, { dieAt: "armed" });
  const out = await claimOne(ctx, await publish());
  await reportPublications(ctx, [publishedReport(out, `other-${out.publicationId}`)]);
  clock.advance(ctx.settings.leaseMs);
  expect((await claimOne(ctx, doubtful)).takenRemoteIds).toEqual([`other-${out.publicationId}`]);
});
