import { randomUUID } from "node:crypto";
import { CommunityAnnouncement } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { RoomsActor, RoomsContext } from "../context.ts";
import { ensureRoom } from "../ensure-room.ts";
import { forgetOldNews } from "../forget-old-news.ts";
import { type Edge, startEdge } from "../testing/start-edge.ts";
import { openRooms, type OpenRooms } from "../testing/open-rooms.ts";
import { tellNews } from "./tell-news.ts";

const { audienceMilestones, communityNews, connections, posts, publications, teamSettings } = schema;
const key = "a key between core and edge, for tests";

let rooms: OpenRooms;
let edge: Edge;
let ctx: RoomsContext;
beforeAll(async () => {
  edge = await startEdge();
  rooms = await openRooms({ edge: { url: edge.url, key } });
  ({ ctx } = rooms);
});
beforeEach(async () => {
  await ctx.db.delete(communityNews);
  edge.received.length = 0;
});
afterAll(() => Promise.all([rooms.close(), edge.close()]));

async function openTeam(announces?: string) {
  const sarah = await rooms.seedTeam();
  const room = await ensureRoom(ctx, sarah);
  if (announces) await ctx.db.insert(teamSettings).values({ teamId: sarah.teamId, announces });
  const connectionId = await seedConnection(sarah, "instagram");
  return { sarah, room, connectionId };
}

async function seedConnection({ teamId }: RoomsActor, network: string): Promise<string> {
  const id = randomUUID();
  const service = `https://${network}.example`;
  await ctx.db.insert(connections).values({
    id,
    teamId,
    network,
    service,
    accountId: id,
    handle: "@reset",
    displayName: "Metabolic Reset",
    profileUrl: `${service}/reset`,
  });
  return id;
}

/** A post that goes out on these connections, as the worker's report makes it. */
async function publish(
  { teamId }: RoomsActor,
  connectionIds: string[],
  text = "Ten minutes after lunch.",
): Promise<string> {
  const postId = randomUUID();
  await ctx.db.insert(posts).values({ id: postId, teamId, content: { text }, status: "SCHEDULED" });
  for (const connectionId of connectionIds) {
    const [{ network } = { network: "" }] = await ctx.db
      .select()
      .from(connections)
      .where(eq(connections.id, connectionId));
    const id = randomUUID();
    const row = { id, teamId, postId, connectionId, network, status: "PUBLISHING", content: {} };
    await ctx.db.insert(publications).values(row);
    const out = { status: "PUBLISHED", url: `https://${network}.example/p/1`, publishedAt: new Date() };
    await ctx.db.update(publications).set(out).where(eq(publications.id, id));
  }
  return postId;
}

const reach = ({ teamId }: RoomsActor, connectionId: string, ...followers: number[]) =>
  ctx.db.insert(audienceMilestones).values(
    followers.map((rung) => ({
      id: randomUUID(),
      teamId,
      connectionId,
      followers: rung,
      reachedAt: new Date(),
    })),
  );

const announced = () => edge.received.map(({ body }) => CommunityAnnouncement.parse(body));

test("a post that went out is told to its room once, with all its networks", async () => {
  const { sarah, room, connectionId } = await openTeam();
  const other = await seedConnection(sarah, "bluesky");
  const postId = await publish(sarah, [connectionId, other]);
  const told = await Promise.all([tellNews(ctx), tellNews(ctx)]);
  expect(told.reduce((sum, one) => sum + one)).toBe(1);
  expect(await tellNews(ctx)).toBe(0);
  expect(announced()).toEqual([
    {
      id: `post-${postId}`,
      title: "Just out on Bluesky and Instagram",
      body: "Ten minutes after lunch.",
      link: "https://bluesky.example/p/1",
      teamIds: [room],
    },
  ]);
  expect(edge.received[0]?.key).toBe(key);
});

test("a long text is cut between words, and whatever it holds is what the edge takes", async () => {
  const { sarah, connectionId } = await openTeam();
  await publish(sarah, [connectionId], `${"Spaß mit Öl 👩‍👩‍👧 ".repeat(40)}\n\nEnd`);
  await publish(sarah, [connectionId], "");
  expect(await tellNews(ctx)).toBe(2);
  const [one] = announced().toSorted((a, b) => b.body.length - a.body.length);
  expect(one?.body).toMatch(/ …$/);
  expect(one?.body.length).toBeLessThanOrEqual(200);
});

test.each([
  ["team", true],
  ["everyone", false],
])("round numbers go to the %s's rooms; of a leap the highest alone", async (announces, isOwn) => {
  const { sarah, room, connectionId } = await openTeam(announces);
  await reach(sarah, connectionId, 25_000, 50_000);
  expect(await tellNews(ctx)).toBe(1);
  const [announcement] = announced();
  expect(announcement).toMatchObject({
    title: "50,000 people follow Metabolic Reset",
    link: "https://instagram.example/reset",
  });
  expect(announcement?.teamIds).toEqual(isOwn ? [room] : undefined);
});

test("a team that wants to tell nobody tells nobody, and one without a room has nobody to tell", async () => {
  const { sarah, connectionId } = await openTeam("nobody");
  await publish(sarah, [connectionId]);
  await reach(sarah, connectionId, 100);
  const shy = await rooms.seedTeam();
  await publish(shy, [await seedConnection(shy, "x")]);
  expect(await ctx.db.select().from(communityNews)).toEqual([]);
});

test("what is turned off, or deleted, before it is told is not told", async () => {
  const { sarah, connectionId } = await openTeam();
  const postId = await publish(sarah, [connectionId]);
  await ctx.db.delete(posts).where(eq(posts.id, postId));
  await publish(sarah, [connectionId]);
  await ctx.db.insert(teamSettings).values({ teamId: sarah.teamId, announces: "nobody" });
  expect(await tellNews(ctx)).toBe(0);
  expect(edge.received).toEqual([]);
  rooms.advance(3_600_000);
  expect(await tellNews(ctx)).toBe(0);
});

test("an edge that is away is told later, under the same id; one that refuses is not asked again", async () => {
  const { sarah, connectionId } = await openTeam();
  const postId = await publish(sarah, [connectionId]);
  edge.answerNext(503, 0, 401);
  for (const wait of [0, 60_000, 600_000]) {
    rooms.advance(wait);
    expect(await tellNews(ctx)).toBe(0);
  }
  rooms.advance(900_000);
  expect(await tellNews(ctx)).toBe(1);
  expect(new Set(announced().map(({ id }) => id))).toEqual(new Set([`post-${postId}`]));
  await publish(sarah, [connectionId]);
  edge.answerNext(422);
  expect(await tellNews(ctx)).toBe(0);
  expect(rooms.logged).toContain("news given up");
  rooms.advance(3_600_000);
  expect(await tellNews(ctx)).toBe(0);
});

test("without an edge nothing is told and nothing is lost", async () => {
  const { sarah, connectionId } = await openTeam();
  await publish(sarah, [connectionId]);
  expect(await tellNews({ ...ctx, edge: undefined })).toBe(0);
  expect(await tellNews(ctx)).toBe(1);
});

test("a month later it is forgotten", async () => {
  const { sarah, connectionId } = await openTeam();
  await publish(sarah, [connectionId]);
  await forgetOldNews(ctx);
  expect(await ctx.db.select().from(communityNews)).toHaveLength(1);
  rooms.advance(31 * 86_400_000);
  await forgetOldNews(ctx);
  expect(await ctx.db.select().from(communityNews)).toEqual([]);
});
