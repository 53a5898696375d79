import fc from "fast-check";
import { expect, test } from "vitest";
import { cancelPost } from "../posts/cancel-post.ts";
import type { PublicationRow } from "../posts/post-view.ts";
import { retryPost } from "../posts/retry-post.ts";
import { updatePost } from "../posts/update-post.ts";
import {
  acceptThenDrop,
  cannotTell,
  createScene,
  type DeathPoint,
  fail,
  runAttempt,
  type Scene,
} from "../testing/index.ts";
import { useTestDatabase } from "../testing/use-test-database.ts";
import { resolvePublication } from "./resolve-publication.ts";
import { sweepPublications } from "./sweep-publications.ts";

const database = useTestDatabase();

type Step =
  | {
      do: "attempt";
      dieAt?: DeathPoint;
      /** Its worker stands still before arming for so long that another one takes over. */
      paused?: boolean;
      commit?: "drop" | "lose" | "not-sent" | "limited" | "refused";
      ask?: "cannot-tell" | "away";
    }
  | { do: "pass"; ms: number }
  | { do: "sweep" | "cancel" | "edit" | "retry" | "found" | "again" };

const deaths = fc.option(
  fc.constantFrom<DeathPoint>("claimed", "reconciled", "prepared", "armed", "committed"),
  { nil: undefined },
);
const commits = fc.option(fc.constantFrom("drop", "lose", "not-sent", "limited", "refused"), {
  nil: undefined,
});
const asks = fc.option(fc.constantFrom("cannot-tell", "away"), { nil: undefined });
const attempt = fc.record({
  do: fc.constant("attempt"),
  dieAt: deaths,
  paused: fc.boolean(),
  commit: commits,
  ask: asks,
});
const pass = fc.record({
  do: fc.constant("pass"),
  ms: fc.constantFrom(1_000, 30_000, 600_000, 7_200_000, -600_000),
});
const act = fc.record({ do: fc.constantFrom("sweep", "cancel", "edit", "retry", "found", "again") });
const steps = fc.array(
  fc.oneof({ weight: 5, arbitrary: attempt }, { weight: 4, arbitrary: pass }, { weight: 2, arbitrary: act }),
  { minLength: 3, maxLength: 20 },
) as fc.Arbitrary<Step[]>;

const turns = {
  drop: acceptThenDrop,
  lose: fail("unknown"),
  "not-sent": fail("not-sent"),
  limited: fail("rate-limited"),
  refused: fail("refused"),
};

async function take(scene: Scene, id: string, postId: string, step: Step): Promise<void> {
  const { ctx, actor, clock, mastodon } = scene;
  switch (step.do) {
    case "attempt":
      if (step.paused)
        mastodon.next("prepare", async (proceed) => {
          clock.advance(ctx.settings.leaseMs);
          await runAttempt(ctx, id);
          return proceed();
        });
      if (step.commit) mastodon.next("commit", turns[step.commit]);
      if (step.ask) mastodon.next("reconcile", step.ask === "away" ? fail("not-sent") : cannotTell());
      await runAttempt(ctx, id, { dieAt: step.dieAt });
      return;
    case "pass":
      clock.advance(step.ms);
      return;
    case "sweep":
      await sweepPublications(ctx);
      return;
    case "cancel":
      await cancelPost(ctx, actor, { id: postId }).catch(refused);
      return;
    case "edit":
      await updatePost(ctx, actor, { id: postId, text: "edited", draft: false }).catch(refused);
      return;
    case "retry":
      await retryPost(ctx, actor, { id: postId }).catch(refused);
      return;
    case "found":
    case "again":
      await resolvePublication(ctx, actor, {
        id,
        outcome: step.do === "found" ? "published" : "send-again",
      }).catch(refused);
  }
}

function refused(error: unknown): void {
  expect(error).toMatchObject({ name: "AppError" });
}

const over = ["PUBLISHED", "FAILED", "UNCONFIRMED", "CANCELLED"];
/** What may wake up what is over. */
const wakers: { [status: string]: Step["do"][] } = {
  PUBLISHED: [],
  FAILED: ["retry", "edit"],
  UNCONFIRMED: ["found", "again"],
  CANCELLED: ["edit"],
};

/** The promises that one step broke. */
function brokenBy(step: Step, before: PublicationRow, after: PublicationRow): string[] {
  const isOver = over.includes(after.status);
  const kept: { [promise: string]: boolean } = {
    "fences only grow": after.fence >= before.fence,
    "the end is the end":
      !over.includes(before.status) ||
      after.status === before.status ||
      (wakers[before.status] ?? []).includes(step.do),
    "a published post keeps its id": before.status !== "PUBLISHED" || after.remoteId === before.remoteId,
    "what is over holds nothing": !isOver || (!after.inDoubt && !after.leaseUntil && !after.nextAttemptAt),
    "what is open is held or planned": isOver || after.leaseUntil !== null || after.nextAttemptAt !== null,
    "a doubt can be asked about":
      !after.inDoubt || (after.status === "PUBLISHING" && after.handle !== null && after.doubtSince !== null),
  };
  return Object.keys(kept).filter((promise) => !kept[promise]);
}

test("whatever happens in whatever order: sent again only by a person's word, and never past a doubt", async () => {
  await fc.assert(
    fc.asyncProperty(steps, fc.integer({ min: 1 }), async (walk, seed) => {
      const scene = await createScene(database.current.db, { network: { keyed: false }, seed });
      const { mastodon, row, ctx, clock } = scene;
      const id = await scene.publish();
      const { postId } = await row(id);
      let sentAgain = 0;
      for (const step of walk) {
        const before = await row(id);
        await take(scene, id, postId, step);
        const after = await row(id);
        expect(brokenBy(step, before, after)).toEqual([]);
        // Only a person may say of what cannot be known that it is to be sent once more.
        if (before.status === "UNCONFIRMED" && step.do === "again") sentAgain += 1;
        expect(mastodon.posts.length).toBeLessThanOrEqual(1 + sentAgain);
      }
      // Left alone, it comes to an end: nothing is stuck.
      for (let tries = 0; tries < 40 && !over.includes((await row(id)).status); tries += 1) {
        clock.advance(3_600_000);
        await sweepPublications(ctx);
        await runAttempt(ctx, id);
      }
      const end = await row(id);
      expect(over).toContain(end.status);
      const known = end.status === "PUBLISHED" && end.remoteId !== null;
      const most = end.status === "FAILED" || end.status === "CANCELLED" ? sentAgain : 1 + sentAgain;
      expect(mastodon.posts.length).toBeGreaterThanOrEqual(known ? 1 : 0);
      expect(mastodon.posts.length).toBeLessThanOrEqual(most);
    }),
    { numRuns: 40, interruptAfterTimeLimit: 15_000, markInterruptAsFailure: false },
  );
}, 40_000);
