import { AppError } from "@planrrr/contract/app-error";
import {
  CreateCommunityPostInput,
  ListCommunityNotificationsQuery,
  MuteMemberInput,
  PinCommunityPostInput,
  SendCheerInput,
} from "@planrrr/contract/community";
import { Hono } from "hono";
import { problemResponse } from "../../http/problem.ts";
import { announceByCore } from "../announce/announce-by-core.ts";
import { openSocket } from "../entry/open-socket.ts";
import { toPost } from "../posts-table.ts";
import { valueOf } from "../room/result.ts";
import {
  authorise,
  type CommunityHono,
  type CommunityRequest,
  mustBeCoach,
  roomOf,
} from "./community-request.ts";
import { allowOrigin } from "./cors.ts";
import { listCommunityPosts } from "./list-posts.ts";
import { readBody, readInput } from "./read-body.ts";
import { dismissReports, listReports, reportPost } from "./reports.ts";

/** Everything that a socket can do, and more: the community works without one. */
export const communityRoutes = new Hono<CommunityHono>().basePath("/api/community");

communityRoutes.onError((error, c) => problemResponse(error, c.req.raw));
communityRoutes.notFound((c) => {
  throw new AppError("NOT_FOUND", `There is nothing at ${c.req.method} ${c.req.path}.`);
});
communityRoutes.use(allowOrigin);

communityRoutes.post("/announce", async (c) => c.json(await announceByCore(c.req.raw, c.env)));
communityRoutes.get("/:teamId/ws", async (c) => openSocket(c.req.raw, c.env, c.req.param("teamId")));

communityRoutes.use("/:teamId/*", async (c, next) => {
  await authorise(c, c.req.param("teamId"));
  await next();
  c.header("Cache-Control", "private, no-store");
});

communityRoutes.get("/:teamId/presence", async (c) => c.json(await roomOf(c).readPresence(c.var.member)));

communityRoutes.get("/:teamId/posts", async (c) => c.json(await listCommunityPosts(c)));
communityRoutes.post("/:teamId/posts", async (c) => {
  const input = await readBody(c.req.raw, CreateCommunityPostInput);
  const row = valueOf(await roomOf(c).createPost(c.var.member, input));
  return c.json(await withLikes(c, row), 201);
});
communityRoutes.delete("/:teamId/posts/:id", async (c) => {
  valueOf(await roomOf(c).deletePost(c.var.member, c.req.param("id")));
  return c.body(null, 204);
});

communityRoutes.post("/:teamId/posts/:id/like", async (c) =>
  c.json(valueOf(await roomOf(c).setLike(c.var.member.userId, c.req.param("id"), true))),
);
communityRoutes.delete("/:teamId/posts/:id/like", async (c) =>
  c.json(valueOf(await roomOf(c).setLike(c.var.member.userId, c.req.param("id"), false))),
);

communityRoutes.post("/:teamId/posts/:id/pin", async (c) => {
  mustBeCoach(c.var.member);
  const words = await readBody(c.req.raw, PinCommunityPostInput);
  return c.json(await withLikes(c, valueOf(await roomOf(c).pinPost(c.var.member, c.req.param("id"), words))));
});
communityRoutes.delete("/:teamId/posts/:id/pin", async (c) => {
  mustBeCoach(c.var.member);
  return c.json(await withLikes(c, valueOf(await roomOf(c).unpinPost(c.req.param("id")))));
});

communityRoutes.post("/:teamId/cheers", async (c) => {
  const { icon } = await readBody(c.req.raw, SendCheerInput);
  valueOf(await roomOf(c).sendCheer(c.var.member, icon));
  return c.body(null, 204);
});

communityRoutes.get("/:teamId/notifications", async (c) => {
  const { since } = readInput(c.req.query(), ListCommunityNotificationsQuery);
  return c.json({ items: await roomOf(c).listNotifications(since === undefined ? 0 : Date.parse(since)) });
});

communityRoutes.post("/:teamId/posts/:id/report", async (c) => {
  await reportPost(c, c.req.param("id"));
  return c.body(null, 204);
});
communityRoutes.get("/:teamId/reports", async (c) => {
  mustBeCoach(c.var.member);
  return c.json(await listReports(c));
});
communityRoutes.delete("/:teamId/reports/:id", async (c) => {
  mustBeCoach(c.var.member);
  await dismissReports(c, c.req.param("id"));
  return c.body(null, 204);
});

communityRoutes.get("/:teamId/muted", async (c) => {
  mustBeCoach(c.var.member);
  return c.json({ items: await roomOf(c).listMuted() });
});
communityRoutes.post("/:teamId/muted", async (c) => {
  mustBeCoach(c.var.member);
  const { userId, name, minutes } = await readBody(c.req.raw, MuteMemberInput);
  if (userId === c.var.member.userId) throw new AppError("INVALID_INPUT", "Nobody mutes themselves.");
  return c.json({ items: await roomOf(c).mute(userId, name, minutes) });
});
communityRoutes.delete("/:teamId/muted/:userId", async (c) => {
  mustBeCoach(c.var.member);
  return c.json({ items: await roomOf(c).unmute(c.req.param("userId")) });
});

async function withLikes(c: CommunityRequest, row: Parameters<typeof toPost>[0]) {
  const likes = await roomOf(c).readLikes(c.var.member.userId, [row.id]);
  return toPost(row, likes[row.id]);
}
