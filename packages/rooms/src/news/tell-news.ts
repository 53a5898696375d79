import type { CommunityAnnouncement } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { nextBackoff } from "@planrrr/resilience";
import { eq, sql } from "drizzle-orm";
import type { EdgeAddress, RoomsContext } from "../context.ts";
import { announceAtEdge } from "./announce-at-edge.ts";
import { composeAnnouncement } from "./compose-announcement.ts";
import { readNewsFacts } from "./read-news-facts.ts";

const { communityNews: t, communityRooms: rooms, teamSettings } = schema;
const batchSize = 20;
/** Whoever took a piece of news and died leaves it to the next one after this. */
const turnMs = 60_000;
/** A room that can't be reached for a day has other news by then. */
const keptMs = 24 * 3_600_000;
const backoff = { base: 5_000, cap: 900_000 };

type News = {
  id: string;
  kind: string;
  subjectId: string;
  failures: number;
  createdAt: Date;
  announces: string;
  roomId: string;
};

/** Tells the rooms what is due: once for each id, whatever dies in between. Returns how many were told. */
export async function tellNews(ctx: RoomsContext): Promise<number> {
  if (!ctx.edge) return 0;
  let told = 0;
  for (;;) {
    const due = await takeNews(ctx);
    if (due.length === 0) return told;
    for (const news of due) told += (await tell(ctx, ctx.edge, news)) ? 1 : 0;
  }
}

/** Several processes take different ones. */
async function takeNews(ctx: RoomsContext): Promise<News[]> {
  const now = ctx.now();
  const { rows } = await ctx.db.execute<{
    id: string;
    kind: string;
    subject_id: string;
    failures: number;
    created_at: string;
    announces: string;
    room_id: string | null;
  }>(sql`
    update ${t} n set due_at = ${new Date(now.getTime() + turnMs)}
    from (
      select id from ${t} where ended_at is null and due_at <= ${now}
      order by due_at limit ${batchSize} for update skip locked
    ) due
    where n.id = due.id
    returning n.id, n.kind, n.subject_id, n.failures, n.created_at,
      coalesce((select announces from ${teamSettings} s where s.team_id = n.team_id), 'team') as announces,
      (select id from ${rooms} r where r.team_id = n.team_id) as room_id`);
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    subjectId: row.subject_id,
    failures: row.failures,
    createdAt: new Date(row.created_at),
    announces: row.announces,
    roomId: row.room_id ?? "",
  }));
}

async function tell(ctx: RoomsContext, edge: EdgeAddress, news: News): Promise<boolean> {
  const facts = news.announces === "nobody" || !news.roomId ? undefined : await readNewsFacts(ctx, news);
  if (!facts) {
    await end(ctx, news, "There was nothing to tell any more, or nobody to be told.");
    return false;
  }
  const isForAll = news.kind === "milestone" && news.announces === "everyone";
  const announcement: CommunityAnnouncement = {
    id: news.id,
    ...composeAnnouncement(facts),
    ...(isForAll ? {} : { teamIds: [news.roomId] }),
  };
  const answer = await announceAtEdge(ctx, edge, announcement);
  if (answer.is === "told") {
    await end(ctx, news, null);
    return true;
  }
  await putOff(ctx, news, answer);
  return false;
}

function end(ctx: RoomsContext, { id }: News, failure: string | null) {
  return ctx.db.update(t).set({ endedAt: ctx.now(), failure }).where(eq(t.id, id));
}

async function putOff(
  ctx: RoomsContext,
  news: News,
  { reason, isFinal, retryAt }: { reason: string; isFinal: boolean; retryAt?: Date | undefined },
): Promise<void> {
  const now = ctx.now().getTime();
  if (isFinal || now - news.createdAt.getTime() >= keptMs) {
    ctx.log.warn({ newsId: news.id, reason }, "news given up");
    await end(ctx, news, reason);
    return;
  }
  const failures = news.failures + 1;
  const wait = nextBackoff({ attempt: failures, random: ctx.random, ...backoff });
  const dueAt = new Date(Math.max(now + wait, retryAt?.getTime() ?? 0));
  await ctx.db.update(t).set({ failures, failure: reason, dueAt }).where(eq(t.id, news.id));
}
