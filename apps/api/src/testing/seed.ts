import { schema } from "@planrrr/database";
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
