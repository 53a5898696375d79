import { schema } from "@planrrr/database";
import { and, asc, eq } from "drizzle-orm";
import type { RoomsContext } from "../context.ts";
import type { NewsFacts } from "./compose-announcement.ts";

const { audienceMilestones, connections, posts, publications } = schema;

/** What a piece of news is about; undefined when that is no more. */
export async function readNewsFacts(
  { db }: Pick<RoomsContext, "db">,
  { kind, subjectId }: { kind: string; subjectId: string },
): Promise<NewsFacts | undefined> {
  if (kind === "milestone") {
    const { network, displayName, profileUrl } = connections;
    const [row] = await db
      .select({ network, displayName, profileUrl, followers: audienceMilestones.followers })
      .from(audienceMilestones)
      .innerJoin(connections, eq(connections.id, audienceMilestones.connectionId))
      .where(eq(audienceMilestones.id, subjectId));
    return row && { kind, ...row };
  }
  const out = await db
    .select({ network: publications.network, url: publications.url, content: posts.content })
    .from(publications)
    .innerJoin(posts, eq(posts.id, publications.postId))
    .where(
      and(eq(publications.postId, subjectId), eq(publications.status, "PUBLISHED"), eq(publications.part, 0)),
    )
    .orderBy(asc(publications.network), asc(publications.id));
  const text = out[0]?.content["text"];
  if (out.length === 0) return undefined;
  return { kind: "post", text: typeof text === "string" ? text : "", places: out };
}
