import { AppError } from "@planrrr/contract/app-error";
import { type CommunityReports, ReportCommunityPostInput } from "@planrrr/contract/community";
import { type PostRow, readLikeCounts, readPost, toPost } from "../posts-table.ts";
import type { CommunityRequest } from "./community-request.ts";
import { readBody } from "./read-body.ts";

/** One report a person and post: a second one changes its reason. */
export async function reportPost(c: CommunityRequest, postId: string): Promise<void> {
  const { reason } = await readBody(c.req.raw, ReportCommunityPostInput);
  const { teamId, userId } = c.var.member;
  if (!(await readPost(c.env.DB, teamId, postId))) throw new AppError("NOT_FOUND", "There is no such post.");
  await c.env.DB.prepare(
    "INSERT OR REPLACE INTO reports (team_id, post_id, reporter_id, reason, reported_at) VALUES (?, ?, ?, ?, ?)",
  )
    .bind(teamId, postId, userId, reason, Date.now())
    .run();
}

/** Most reported first. Who reported stays between them and us. */
export async function listReports(c: CommunityRequest): Promise<CommunityReports> {
  const { teamId } = c.var.member;
  const { results } = await c.env.DB.prepare(
    `SELECT posts.*, count(*) AS reports, max(reported_at) AS last_reported_at, json_group_array(reason) AS reasons
     FROM reports JOIN posts ON posts.team_id = reports.team_id AND posts.id = reports.post_id
     WHERE reports.team_id = ? AND posts.deleted_at IS NULL
     GROUP BY posts.id ORDER BY reports DESC, last_reported_at DESC LIMIT 100`,
  )
    .bind(teamId)
    .all<PostRow & { reports: number; last_reported_at: number; reasons: string }>();
  const likes = await readLikeCounts(
    c.env.DB,
    teamId,
    results.map(({ id }) => id),
  );
  return {
    items: results.map((row) => ({
      post: toPost(row, likes[row.id]),
      reports: row.reports,
      reasons: (JSON.parse(row.reasons) as string[]).filter(Boolean),
      lastReportedAt: new Date(row.last_reported_at).toISOString(),
    })),
  };
}

export async function dismissReports(c: CommunityRequest, postId: string): Promise<void> {
  await c.env.DB.prepare("DELETE FROM reports WHERE team_id = ? AND post_id = ?")
    .bind(c.var.member.teamId, postId)
    .run();
}
