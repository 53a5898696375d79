import { schema } from "@planrrr/database";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { createScene, fail } from "../testing/index.ts";
import { useTestDatabase } from "../testing/use-test-database.ts";
import { renewCredentials } from "./renew-credentials.ts";
import { saveConnection } from "./save-connection.ts";

const database = useTestDatabase();

test("credentials are renewed when it is time, before they run out; a network that is away is asked again", async () => {
  const { ctx, actor, clock, bluesky } = await createScene(database.current.db);
  const soon = ctx.now().getTime() + 60_000;
  const save = (id: string, credentials: { [name: string]: number | string }) =>
    saveConnection(ctx, actor, "bluesky", {
      account: { id, handle: `@${id}`, displayName: id, service: "https://bluesky.example", limits: {} },
      credentials,
    });
  const { id, expiresAt } = await save("ann", { token: "a", refreshAt: soon, expiresAt: soon + 60_000 });
  await save("bob", { token: "b" });
  expect(expiresAt).toEqual(new Date(soon + 60_000));
  expect(await renewCredentials(ctx)).toBe(0);
  clock.advance(60_000);
  bluesky.next("refresh", fail("not-sent"));
  expect(await renewCredentials(ctx)).toBe(0);
  expect(await renewCredentials(ctx)).toBe(1);
  expect(bluesky.calls.refresh).toBe(2);
  const [row] = await ctx.db.select().from(schema.connections).where(eq(schema.connections.id, id));
  expect(ctx.vault.open(id, row?.credentials ?? "")).toEqual({ token: "a+" });
  // The fake's new token runs out never: it is not asked again.
  expect(row?.refreshAt).toBeNull();
  expect(await renewCredentials(ctx)).toBe(0);
});
