import { schema } from "@planrrr/database";
import { eq, sql } from "drizzle-orm";
import { idOf, type Person } from "./person.ts";
import type { TestApi } from "./start-test-api.ts";

/** A connection as if its owner had made it; nothing answers behind it. */
export async function seedConnection(api: TestApi, owner: Person): Promise<string> {
  const { publishing, db } = api.context;
  const id = publishing.newId();
  await db.insert(schema.connections).values({
    id,
    teamId: owner.teamId,
    network: "bluesky",
    service: "http://127.0.0.1:1",
    accountId: `did:plc:${id}`,
    handle: "ann.test",
    displayName: "Ann",
    credentials: publishing.vault.seal(id, { accessJwt: "a", refreshJwt: "b" }),
    createdBy: owner.userId,
  });
  return id;
}

/** A post that goes out in years, or when it is told to. */
export async function seedPost(
  owner: Person,
  connectionId: string,
  scheduledAt?: string,
): Promise<{ postId: string; publicationId: string }> {
  const created = await owner.send("POST", "/api/posts/create", {
    ...futurePost(connectionId),
    ...(scheduledAt ? { scheduledAt } : {}),
  });
  const { publications } = created.json as { publications: { id: string }[] };
  return { postId: idOf(created), publicationId: publications[0]?.id ?? "" };
}

export const futurePost = (connectionId: string) => ({
  text: "Hello",
  connectionIds: [connectionId],
  scheduledAt: "2099-01-01T00:00:00Z",
});

/** A sign-in at a network that came back with one account, as if there had been several. */
export async function seedSignIn(api: TestApi, owner: Person): Promise<string> {
  const { publishing, db } = api.context;
  const id = publishing.newId();
  const account = {
    id: "did:plc:one",
    handle: "@one",
    displayName: "One",
    service: "http://127.0.0.1:1",
    limits: {},
  };
  await db.insert(schema.networkSignIns).values({
    id,
    teamId: owner.teamId,
    userId: owner.userId,
    network: "bluesky",
    service: account.service,
    redirectUri: "http://127.0.0.1:1/callback",
    secrets: publishing.vault.seal(id, { accounts: [{ account, credentials: { token: "hush" } }] }),
    status: "CHOOSING",
    createdAt: api.context.now(),
    expiresAt: new Date(api.context.now().getTime() + 600_000),
  });
  return id;
}

/** A deal for 5.99 USD a month, as a run would have left it. */
export async function seedDeal(
  api: TestApi,
  change: Partial<typeof schema.bundles.$inferInsert> = {},
): Promise<string> {
  const { db, now, newId } = api.context;
  const id = newId();
  const at = now();
  await db.insert(schema.bundles).values({
    id,
    source: "shop",
    sourceId: id,
    provider: "Spotify",
    title: "Premium Student",
    priceMinor: 599,
    currency: "USD",
    billingPeriod: "month",
    contentHash: id,
    firstSeenAt: at,
    lastSeenAt: at,
    lastChangedAt: at,
    ...change,
  });
  return id;
}

/** What a run changes of deals: the deals, their history and the run's own row. */
export async function seedRun(
  api: TestApi,
  changes: readonly { bundleId: string; field: string; before: unknown; after: unknown }[],
): Promise<string> {
  const { db, now, newId } = api.context;
  const runId = newId();
  await db.transaction(async (tx) => {
    await tx.insert(schema.ingestionRuns).values({
      id: runId,
      source: "shop",
      entryHash: "e",
      startedAt: now(),
      completedAt: now(),
      verdict: "ok",
    });
    for (const { bundleId, field, after } of changes)
      await tx
        .update(schema.bundles)
        .set({ [field]: after, lastChangedAt: now() })
        .where(eq(schema.bundles.id, bundleId));
    await tx.insert(schema.bundleHistory).values(changes.map((change) => ({ ...change, runId, at: now() })));
    await tx.execute(sql`select pg_notify('planrrr_bundles', 'shop')`);
  });
  return runId;
}
