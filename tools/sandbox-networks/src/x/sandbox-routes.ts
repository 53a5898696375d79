import type { Hono } from "hono";
import { z } from "zod";
import type { FaultBox } from "../faults/fault-box.ts";
import { createControlRoutes } from "../faults/control-routes.ts";
import { postUrl } from "./serialize.ts";
import { addAccount, resetState, type XState } from "./state.ts";

/** What anybody can see now. */
export function listPosts(state: XState, base: string) {
  const posts = [...state.posts.values()].filter((post) => !post.isDeleted);
  return posts.flatMap((post) => {
    const account = state.accounts.get(post.accountId);
    if (account === undefined) return [];
    const media = post.mediaIds.flatMap((id) => state.media.get(id) ?? []);
    return {
      id: post.id,
      url: postUrl(account, post.id, base),
      account: account.username,
      accountId: account.id,
      text: post.text,
      replyToId: post.replyToId,
      replySettings: post.replySettings,
      media: media.map(({ id, altText, totalBytes, sha256 }) => ({ id, altText, bytes: totalBytes, sha256 })),
      createdAt: new Date(post.createdAt).toISOString(),
    };
  });
}
export type XSandboxPost = ReturnType<typeof listPosts>[number];

export const readPrice = (state: XState) => ({ usd: state.spent / 1000, reads: state.reads });

const NewAccount = z.object({ username: z.string().regex(/^\w{1,15}$/), isPremium: z.boolean().optional() });
const Credits = z.object({ usd: z.number().nonnegative().nullable() });

export function createSandboxRoutes(state: XState, faults: FaultBox, base: () => string): Hono {
  const routes = createControlRoutes(faults);
  routes.get("/posts", (context) => context.json(listPosts(state, base())));
  routes.get("/price", (context) => context.json(readPrice(state)));
  routes.put("/credits", async (context) => {
    const wanted = Credits.safeParse(await context.req.json());
    if (!wanted.success) return context.json({ error: wanted.error.message }, 422);
    state.options = { ...state.options, credits: wanted.data.usd ?? Infinity };
    return context.json(wanted.data);
  });
  routes.delete("/", (context) => {
    resetState(state);
    faults.clear();
    return context.body(null, 204);
  });
  routes.get("/accounts", (context) => context.json([...state.accounts.values()]));
  routes.post("/accounts", async (context) => {
    const wanted = NewAccount.safeParse(await context.req.json());
    if (!wanted.success) return context.json({ error: wanted.error.message }, 422);
    return context.json(addAccount(state, wanted.data.username, wanted.data.isPremium), 201);
  });
  return routes;
}
