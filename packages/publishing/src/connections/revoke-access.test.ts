import { schema } from "@planrrr/database";
import { inArray } from "drizzle-orm";
import { expect, test } from "vitest";
import { createScene, seedConnection, seedTeam } from "../testing/index.ts";
import { useTestDatabase } from "../testing/use-test-database.ts";
import { removeConnection } from "./remove-connection.ts";

const database = useTestDatabase();

test("one sign-in for several accounts is taken back with the last of them, in whatever team it is", async () => {
  const { ctx, actor, connectionId, mastodon } = await createScene(database.current.db);
  const elsewhere = await seedTeam(ctx.db);
  const page = await seedConnection(ctx, actor, { identifier: "page" });
  const theirs = await seedConnection(ctx, elsewhere, { identifier: "page" });
  const { connections } = schema;
  await ctx.db
    .update(connections)
    .set({ limits: { userId: "100" } })
    .where(inArray(connections.id, [connectionId, page, theirs]));
  await removeConnection(ctx, actor, { id: connectionId });
  await removeConnection(ctx, actor, { id: page });
  expect(mastodon.calls.revoke).toBe(0);
  await removeConnection(ctx, elsewhere, { id: theirs });
  expect(mastodon.calls.revoke).toBe(1);
});

test("an account with a sign-in of its own is taken back at once", async () => {
  const { ctx, actor, connectionId, mastodon } = await createScene(database.current.db);
  await seedConnection(ctx, actor, { identifier: "other" });
  await removeConnection(ctx, actor, { id: connectionId });
  expect(mastodon.calls.revoke).toBe(1);
});
