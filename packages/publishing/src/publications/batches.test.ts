import { type Claimed, type Report } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { claimOne, notSentReport, publishedReport, reportBase } from "../testing/claim-one.ts";
import { createScene, seedConnection } from "../testing/index.ts";
import { useTestDatabase } from "../testing/use-test-database.ts";
import { armPublications } from "./arm-publications.ts";
import { claimPublications } from "./claim-publications.ts";
import { reportPublications } from "./report-publications.ts";

const database = useTestDatabase();
const scene = () => createScene(database.current.db);
const handle = { key: "k" };

test("a batch of 200 in every state is answered one by one", async () => {
  const { ctx, publish, row, clock, actor } = await scene();
  const other = await seedConnection(ctx, actor, { identifier: "other" });
  const ids = await Promise.all(
    Array.from({ length: 200 }, (_, n) => publish(n % 2 ? { connectionIds: [other] } : {})),
  );
  const claims = (await claimPublications(ctx, { workerId: "w", publicationIds: ids })).map((result) => {
    if (!result.claimed) throw new Error(result.reason);
    return result;
  });
  const armed = await armPublications(
    ctx,
    claims.map(({ publicationId, fence }) => ({ publicationId, fence, handle })),
  );
  expect(armed.every(({ accepted }) => accepted)).toBe(true);
  const kinds = [
    (one: Claimed) => publishedReport(one, one.publicationId),
    (one: Claimed) => notSentReport(one, { rateLimited: true, retryAt: clock.now().getTime() + 60_000 }),
    (one: Claimed): Report => ({
      ...reportBase(one),
      phase: "commit",
      outcome: "refused",
      code: "NO",
      message: "no",
    }),
    (one: Claimed): Report => ({
      ...reportBase(one),
      phase: "commit",
      outcome: "unknown",
      code: "?",
      message: "?",
    }),
    (one: Claimed) => ({ ...publishedReport(one, "stale"), fence: 99 }),
  ];
  const answers = await reportPublications(
    ctx,
    claims.map((one, n) => kinds[n % kinds.length]?.(one) ?? notSentReport(one)),
  );
  expect(answers.slice(0, 5).map(({ status, reason }) => status ?? reason)).toEqual([
    "PUBLISHED",
    "SCHEDULED",
    "FAILED",
    "PUBLISHING",
    "stale-fence",
  ]);
  expect(answers.filter(({ accepted }) => accepted)).toHaveLength(160);
  expect((await row(ids[4] ?? "")).leaseUntil).not.toBeNull();
});

test("one account that can't be decrypted keeps nobody else from going out", async () => {
  const { ctx, actor, publish, row, logged, clock } = await scene();
  const broken = await seedConnection(ctx, actor, { identifier: "broken" });
  await database.current.db
    .update(schema.connections)
    .set({ credentials: "v1.gone.AA.AA.AA" })
    .where(eq(schema.connections.id, broken));
  const ids = [await publish({ connectionIds: [broken] }), await publish()];
  const answers = await claimPublications(ctx, { workerId: "w", publicationIds: ids });
  expect(answers.map((answer) => (answer.claimed ? "mine" : answer.reason))).toEqual(["held", "mine"]);
  expect(await row(ids[0] ?? "")).toMatchObject({
    status: "SCHEDULED",
    failures: 0,
    errorCode: "CREDENTIALS_UNREADABLE",
    enqueuedAt: null,
  });
  expect(logged).toHaveLength(1);
  expect((await row(ids[0] ?? "")).nextAttemptAt).toEqual(new Date(clock.now().getTime() + 60_000));
});

test("half an emoji or a NUL in a network's answer does not keep a batch from being written", async () => {
  const { ctx, publish, row } = await scene();
  const [odd, sound] = [await claimOne(ctx, await publish()), await claimOne(ctx, await publish())];
  const cut = "cut \ud83d and \0";
  expect((await armPublications(ctx, [{ ...odd, handle: { title: cut } }]))[0]).toMatchObject({
    accepted: true,
  });
  const answers = await reportPublications(ctx, [
    { ...notSentReport(odd), message: cut, evidence: { body: cut } } as Report,
    publishedReport(sound, `sound-${sound.publicationId}`),
  ]);
  expect(answers.every(({ accepted }) => accepted)).toBe(true);
  expect((await row(odd.publicationId)).errorMessage).toBe("cut \ufffd and ");
});
