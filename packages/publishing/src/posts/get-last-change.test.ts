import { expect, test } from "vitest";
import { createScene, seedMember } from "../testing/index.ts";
import { useTestDatabase } from "../testing/use-test-database.ts";
import { cancelPost } from "./cancel-post.ts";
import { getLastChange } from "./get-last-change.ts";
import { updatePost } from "./update-post.ts";

const database = useTestDatabase();

test("who wrote the post as it stands, told to members, too, and to no other team", async () => {
  const { ctx, actor, write } = await createScene(database.current.db);
  const bea = await seedMember(ctx.db, actor);
  const { id } = await write({ draft: true });
  expect(await getLastChange(ctx, bea, { id })).toMatchObject({ version: 1, userId: actor.userId });

  await updatePost(ctx, bea, { id, text: "Better", version: 1 });
  const changed = await getLastChange(ctx, actor, { id });
  expect(changed).toMatchObject({ version: 2, userId: bea.userId, userName: "Bea" });
  expect(changed.at).toBeInstanceOf(Date);

  const stranger = await createScene(database.current.db);
  await expect(getLastChange(stranger.ctx, stranger.actor, { id })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
});

test("what is not a change of its words is not told", async () => {
  const { ctx, actor, write } = await createScene(database.current.db);
  const bea = await seedMember(ctx.db, actor, "admin");
  const { id } = await write({ scheduledAt: "2099-01-01T09:00:00Z" });
  await cancelPost(ctx, bea, { id });
  expect(await getLastChange(ctx, bea, { id })).toMatchObject({ userId: actor.userId });
});
