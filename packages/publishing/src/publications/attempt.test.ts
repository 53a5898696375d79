import { expect, test } from "vitest";
import {
  acceptThenDrop,
  cannotTell,
  createScene,
  type DeathPoint,
  fail,
  runAttempt,
} from "../testing/index.ts";
import { useTestDatabase } from "../testing/use-test-database.ts";
import { resolvePublication } from "./resolve-publication.ts";

const database = useTestDatabase();
/** Only planrrr's protocol stands between a post and its double there. */
const scene = () => createScene(database.current.db, { network: { keyed: false } });
const hour = 3_600_000;

test("a due publication goes out once and says so", async () => {
  const { ctx, publish, mastodon, row, ledger, postOf, events } = await scene();
  const id = await publish();
  expect(await runAttempt(ctx, id)).toBe("PUBLISHED");
  expect(await runAttempt(ctx, id)).toBe("finished");
  expect(mastodon.posts).toHaveLength(1);
  expect(await row(id)).toMatchObject({
    remoteId: mastodon.posts[0]?.remoteId,
    inDoubt: false,
    leaseUntil: null,
  });
  expect(await ledger(id)).toEqual(["arm:done", "commit:published"]);
  expect(await postOf(id)).toMatchObject({
    status: "PUBLISHED",
    publications: [{ attempts: 1, waitingFor: null }],
  });
  expect(events.map(({ type }) => type)).toEqual([
    "post.created",
    "publication.attempt",
    "publication.published",
  ]);
});

test.each<[DeathPoint, number, string[]]>([
  ["claimed", 0, ["claim:taken-over", "arm:done", "commit:published"]],
  ["prepared", 0, ["claim:taken-over", "arm:done", "commit:published"]],
  ["armed", 0, ["arm:done", "claim:taken-over", "reconcile:not-published", "arm:done", "commit:published"]],
  ["committed", 1, ["arm:done", "claim:taken-over", "reconcile:published"]],
])("a worker that dies when it has %s loses nothing and doubles nothing", async (dieAt, out, ledger) => {
  const { ctx, clock, publish, mastodon, ...sees } = await scene();
  const id = await publish();
  await runAttempt(ctx, id, { dieAt });
  expect(mastodon.posts).toHaveLength(out);
  expect(await runAttempt(ctx, id)).toBe("leased");
  clock.advance(ctx.settings.leaseMs);
  expect(await runAttempt(ctx, id)).toBe("PUBLISHED");
  expect(mastodon.posts).toHaveLength(1);
  expect(await sees.ledger(id)).toEqual(ledger);
});

test("a worker that dies after asking loses nothing either", async () => {
  const { ctx, clock, publish, mastodon } = await scene();
  const id = await publish();
  await runAttempt(ctx, id, { dieAt: "committed" });
  clock.advance(ctx.settings.leaseMs);
  await runAttempt(ctx, id, { dieAt: "reconciled" });
  clock.advance(ctx.settings.leaseMs);
  expect(await runAttempt(ctx, id)).toBe("PUBLISHED");
  expect(mastodon.posts).toHaveLength(1);
});

test("a lost answer is asked for and found", async () => {
  const { ctx, clock, publish, mastodon, row } = await scene();
  const id = await publish();
  mastodon.next("commit", acceptThenDrop);
  expect(await runAttempt(ctx, id)).toBe("PUBLISHING");
  expect(await row(id)).toMatchObject({ waitingFor: "confirmation", inDoubt: true, errorCode: "NO_ANSWER" });
  clock.advance(ctx.settings.backoffBaseMs);
  expect(await runAttempt(ctx, id)).toBe("PUBLISHED");
  expect(mastodon.posts).toHaveLength(1);
  expect(await row(id)).toMatchObject({ errorCode: null, waitingFor: null });
});

test("an unknown outcome that turns out as not published is sent again", async () => {
  const { ctx, clock, publish, mastodon, ledger } = await scene();
  const id = await publish();
  mastodon.next("commit", fail("unknown"));
  await runAttempt(ctx, id);
  clock.advance(ctx.settings.backoffBaseMs);
  expect(await runAttempt(ctx, id)).toBe("PUBLISHED");
  expect(await ledger(id)).toEqual([
    "arm:done",
    "commit:unknown",
    "reconcile:not-published",
    "arm:done",
    "commit:published",
  ]);
});

test("a network that swallows every call ends as failed, not in an endless loop", async () => {
  const { ctx, clock, publish, mastodon, row } = await scene();
  const id = await publish();
  const { maxFailures, backoffCapMs } = ctx.settings;
  mastodon.next("commit", ...Array.from({ length: maxFailures }, () => fail("unknown")));
  for (let attempt = 0; attempt < maxFailures; attempt += 1) {
    await runAttempt(ctx, id);
    clock.advance(backoffCapMs);
  }
  expect(await runAttempt(ctx, id)).toBe("FAILED");
  expect(await row(id)).toMatchObject({ inDoubt: false, errorCode: "FAKE_UNKNOWN" });
  expect(mastodon.posts).toHaveLength(0);
});

async function unconfirmed() {
  const parts = await scene();
  const id = await parts.publish();
  parts.mastodon.next("commit", acceptThenDrop);
  await runAttempt(parts.ctx, id);
  parts.clock.advance(hour);
  parts.mastodon.next("reconcile", cannotTell(), cannotTell());
  expect(await runAttempt(parts.ctx, id)).toBe("PUBLISHING");
  parts.clock.advance(parts.ctx.settings.backoffCapMs);
  expect(await runAttempt(parts.ctx, id)).toBe("UNCONFIRMED");
  return { ...parts, id };
}

test("past the horizon a person is asked, with the evidence, and can say that it is there", async () => {
  const { ctx, actor, id, ledger, postOf, events, mastodon } = await unconfirmed();
  expect(await ledger(id)).toEqual([
    "arm:done",
    "commit:unknown",
    "reconcile:cannot-tell",
    "reconcile:gave-up",
  ]);
  expect(events.map(({ type }) => type)).toContain("publication.unconfirmed");
  expect(await runAttempt(ctx, id)).toBe("finished");
  const url = "https://mastodon.example/1";
  expect(await resolvePublication(ctx, actor, { id, outcome: "published", url })).toMatchObject({
    status: "PUBLISHED",
    url,
  });
  // Told like one that went out by itself, and as late as its call was, not as late as the person's word.
  expect(events.filter(({ type }) => type === "publication.published")).toMatchObject([
    { publicationId: id, network: "mastodon", latenessMs: 0 },
  ]);
  expect(await postOf(id)).toMatchObject({ status: "PUBLISHED" });
  await expect(resolvePublication(ctx, actor, { id, outcome: "send-again" })).rejects.toMatchObject({
    code: "NOT_UNCONFIRMED",
  });
  expect(mastodon.posts).toHaveLength(1);
});

test("or that it is to be sent again, under a new key", async () => {
  const { ctx, actor, id, mastodon, row, queue, clock, events } = await unconfirmed();
  await resolvePublication(ctx, actor, { id, outcome: "send-again" });
  expect(events.map(({ type }) => type)).not.toContain("publication.published");
  expect(await row(id)).toMatchObject({
    status: "SCHEDULED",
    handle: null,
    armedAt: null,
    armedFence: null,
    inDoubt: false,
  });
  expect(queue.take(clock.now()).map((wakeUp) => wakeUp.publicationId)).toContain(id);
  expect(await runAttempt(ctx, id)).toBe("PUBLISHED");
  expect(mastodon.posts).toHaveLength(2);
});

test("somebody else's publication can't be settled", async () => {
  const { id } = await unconfirmed();
  const stranger = await scene();
  const settle = resolvePublication(stranger.ctx, stranger.actor, { id, outcome: "published" });
  await expect(settle).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("backoff grows from try to try and the network's reset time wins over it", async () => {
  const { ctx, clock, publish, mastodon, row } = await scene();
  ctx.random = () => 0.999;
  const id = await publish();
  const waits: number[] = [];
  for (const _try of [1, 2, 3]) {
    mastodon.next("commit", fail("not-sent"));
    await runAttempt(ctx, id);
    const next = (await row(id)).nextAttemptAt?.getTime() ?? 0;
    waits.push(Math.round((next - clock.now().getTime()) / 1_000));
    clock.set(new Date(next));
  }
  expect(waits).toEqual([5, 10, 20]);
  const retryAt = clock.now().getTime() + 7 * hour;
  mastodon.next("commit", fail("not-sent", { retryAt }));
  await runAttempt(ctx, id);
  expect((await row(id)).nextAttemptAt).toEqual(new Date(retryAt));
});

test("a limit of the network's makes the account's next post wait too, and burns nobody's try", async () => {
  const { ctx, clock, publish, mastodon, row } = await scene();
  const [first, second] = [await publish(), await publish()];
  const retryAt = clock.now().getTime() + 90_000;
  mastodon.next("commit", fail("rate-limited", { retryAt }));
  await runAttempt(ctx, first);
  expect(await runAttempt(ctx, second)).toBe("held");
  for (const id of [first, second])
    expect(await row(id)).toMatchObject({
      status: "SCHEDULED",
      failures: 0,
      nextAttemptAt: new Date(retryAt),
      waitingFor: "retry",
    });
  expect(mastodon.calls.commit).toBe(1);
  clock.advance(90_000);
  for (const id of [first, second]) expect(await runAttempt(ctx, id)).toBe("PUBLISHED");
});

test("a clock that jumps ahead in mid-attempt costs a take-over; one that jumps back only time", async () => {
  const { ctx, clock, publish, mastodon } = await scene();
  for (const jump of [hour, -hour]) {
    const id = await publish();
    mastodon.next("commit", async (proceed) => {
      clock.advance(jump);
      return proceed();
    });
    expect(await runAttempt(ctx, id)).toBe("PUBLISHED");
    const stuck = await publish();
    await runAttempt(ctx, stuck, { dieAt: "committed" });
    clock.advance(jump);
    // Back: the lease seems to last an hour longer, and nobody touches it. Ahead: it is over at once.
    expect(await runAttempt(ctx, stuck)).toBe(jump < 0 ? "leased" : "PUBLISHED");
    clock.advance(Math.abs(jump) + ctx.settings.leaseMs);
    expect(await runAttempt(ctx, stuck)).toBe(jump < 0 ? "PUBLISHED" : "finished");
  }
  expect(mastodon.posts).toHaveLength(4);
});
