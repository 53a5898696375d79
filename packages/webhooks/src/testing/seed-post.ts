import { randomUUID } from "node:crypto";
import { type Database, schema } from "@planrrr/database";

const { connections, posts, publications } = schema;

/** A post on one account, about to go out. */
export async function seedPost(
  db: Database,
  { teamId }: { teamId: string },
): Promise<{ postId: string; publicationId: string; connectionId: string }> {
  const [postId, publicationId, connectionId] = [randomUUID(), randomUUID(), randomUUID()];
  await db.insert(connections).values({
    id: connectionId,
    teamId,
    network: "bluesky",
    service: "https://bsky.example",
    accountId: `did:plc:${connectionId}`,
    handle: "ann.test",
    displayName: "Ann",
  });
  await db.insert(posts).values({
    id: postId,
    teamId,
    content: { text: "Hello" },
    status: "SCHEDULED",
    scheduledAt: new Date("2027-01-01T08:00:00Z"),
  });
  await db.insert(publications).values({
    id: publicationId,
    teamId,
    postId,
    connectionId,
    network: "bluesky",
    status: "PUBLISHING",
    content: { text: "Hello" },
    dueAt: new Date("2027-01-01T08:00:00Z"),
  });
  return { postId, publicationId, connectionId };
}
