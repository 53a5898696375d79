import { type Queryable, schema } from "@planrrr/database";
import { and, eq, inArray } from "drizzle-orm";

const { posts, teamSettings } = schema;

export async function asksForApproval(db: Queryable, teamId: string): Promise<boolean> {
  return (await askingTeams(db, [teamId])).has(teamId);
}

/** Of these posts the ones that must not go out as they are: their team asks for approval, and nobody has given it. */
export async function unapprovedPosts(
  db: Queryable,
  rows: readonly { postId: string; teamId: string; version: number }[],
): Promise<Set<string>> {
  const asking = await askingTeams(
    db,
    rows.map((row) => row.teamId),
  );
  const asked = rows.filter((row) => asking.has(row.teamId));
  if (asked.length === 0) return new Set();
  const ids = [...new Set(asked.map((row) => row.postId))];
  const approved = await db
    .select({ id: posts.id, version: posts.approvedVersion })
    .from(posts)
    .where(inArray(posts.id, ids));
  const versions = new Map(approved.map(({ id, version }) => [id, version]));
  return new Set(asked.flatMap((row) => (versions.get(row.postId) === row.version ? [] : [row.postId])));
}

async function askingTeams(db: Queryable, teamIds: readonly string[]): Promise<Set<string>> {
  if (teamIds.length === 0) return new Set();
  const found = await db
    .select({ teamId: teamSettings.teamId })
    .from(teamSettings)
    .where(and(inArray(teamSettings.teamId, [...new Set(teamIds)]), eq(teamSettings.asksForApproval, true)));
  return new Set(found.map(({ teamId }) => teamId));
}
