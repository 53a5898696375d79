import type { CreatePostInput, Post } from "@planrrr/contract";
import { type Database, schema } from "@planrrr/database";
import { eq } from "drizzle-orm";
import type { Actor } from "../context.ts";
import { createPost } from "../posts/create-post.ts";
import { getPost } from "../posts/get-post.ts";
import type { PublicationRow } from "../posts/post-view.ts";
import {
  createTestPublishing,
  type TestPublishing,
  type TestPublishingOptions,
} from "./create-test-publishing.ts";
import { postInput, seedConnection, seedTeam } from "./seed-team.ts";

export interface Scene extends TestPublishing {
  actor: Actor;
  connectionId: string;
  /** Writes a post to the team's connection. */
  write(input?: Partial<CreatePostInput>): Promise<Post>;
  /** The same, answering with its one publication's id. */
  publish(input?: Partial<CreatePostInput>): Promise<string>;
  /** A publication as it is stored. */
  row(id: string): Promise<PublicationRow>;
  /** The ledger of a publication as `phase:outcome`. */
  ledger(id: string): Promise<string[]>;
  postOf(publicationId: string): Promise<Post>;
}

/** A team with one Mastodon account, ready to publish. */
export async function createScene(db: Database, options?: TestPublishingOptions): Promise<Scene> {
  const publishing = createTestPublishing(db, options);
  const actor = await seedTeam(db);
  const connectionId = await seedConnection(publishing.ctx, actor);
  const { attempts, publications } = schema;
  const write = (input: Partial<CreatePostInput> = {}) =>
    createPost(publishing.ctx, actor, postInput({ connectionIds: [connectionId], ...input }));
  const row = async (id: string) => {
    const [found] = await db.select().from(publications).where(eq(publications.id, id));
    if (!found) throw new Error(`There is no publication ${id}.`);
    return found;
  };
  return {
    ...publishing,
    actor,
    connectionId,
    write,
    row,
    async publish(input) {
      const [publication] = (await write(input)).publications;
      if (!publication) throw new Error("The post has no publication.");
      return publication.id;
    },
    async ledger(id) {
      const rows = await db
        .select()
        .from(attempts)
        .where(eq(attempts.publicationId, id))
        .orderBy(attempts.id);
      return rows.map(({ phase, outcome }) => `${phase}:${outcome}`);
    },
    postOf: async (id) => getPost(publishing.ctx, actor, { id: (await row(id)).postId }),
  };
}
