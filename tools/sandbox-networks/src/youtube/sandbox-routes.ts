import type { Hono } from "hono";
import { z } from "zod";
import type { FaultBox } from "../faults/fault-box.ts";
import { createControlRoutes } from "../faults/control-routes.ts";
import { readPrivacy } from "./serialize.ts";
import { readQuota } from "./spend-quota.ts";
import { addChannel, resetState, type YoutubeState } from "./state.ts";

/** Every video there is, whoever may see it. */
export function listPosts(state: YoutubeState, base: string) {
  return [...state.videos.values()].map((video) => ({
    id: video.id,
    url: `${base}/watch?v=${video.id}`,
    account: state.channels.get(video.channelId)?.username ?? "",
    accountId: video.channelId,
    title: video.title,
    text: video.description,
    tags: video.tags,
    privacy: readPrivacy(state, video),
    publishAt: video.publishAt === undefined ? null : new Date(video.publishAt).toISOString(),
    madeForKids: video.madeForKids,
    hasThumbnail: video.hasThumbnail,
    bytes: video.bytes,
    sha256: video.sha256,
    comments: [...state.comments.values()].flatMap(({ videoId, text }) =>
      videoId === video.id ? [text] : [],
    ),
    createdAt: new Date(video.createdAt).toISOString(),
  }));
}
export type YoutubeSandboxPost = ReturnType<typeof listPosts>[number];

const NewAccount = z.object({
  username: z.string().regex(/^[\w.-]{3,16}$/),
  subscribers: z.number().int().nonnegative().optional(),
  hidesSubscribers: z.boolean().optional(),
  hasComments: z.boolean().optional(),
});

export function createSandboxRoutes(state: YoutubeState, faults: FaultBox, base: () => string): Hono {
  const routes = createControlRoutes(faults);
  routes.get("/posts", (context) => context.json(listPosts(state, base())));
  routes.get("/quota", (context) => context.json(readQuota(state)));
  routes.delete("/", (context) => {
    resetState(state);
    faults.clear();
    return context.body(null, 204);
  });
  routes.get("/accounts", (context) => context.json([...state.channels.values()]));
  routes.post("/accounts", async (context) => {
    const wanted = NewAccount.safeParse(await context.req.json());
    if (!wanted.success) return context.json({ error: wanted.error.message }, 422);
    const { username, ...change } = wanted.data;
    return context.json(addChannel(state, username, change), 201);
  });
  return routes;
}
