import type { Hono } from "hono";
import { z } from "zod";
import type { FaultBox } from "../faults/fault-box.ts";
import { createControlRoutes } from "../faults/control-routes.ts";
import { serializeStatus } from "./serialize.ts";
import { addAccount, type MastodonState, resetState } from "./state.ts";

/** What stands on the server now, for tests and for the curious. */
export function listPosts(state: MastodonState, base: string) {
  return [...state.statuses.values()].map((status) => {
    const { id, url, content, account, created_at } = serializeStatus(state, status, base);
    return {
      id,
      url,
      account: account.username,
      accountId: status.accountId,
      text: status.text,
      html: content,
      inReplyToId: status.inReplyToId,
      visibility: status.visibility,
      spoilerText: status.spoilerText,
      language: status.language,
      media: status.mediaIds.map((mediaId) => ({
        id: mediaId,
        description: state.media.get(mediaId)?.description ?? null,
      })),
      createdAt: created_at,
    };
  });
}
export type SandboxPost = ReturnType<typeof listPosts>[number];

const NewAccount = z.object({
  username: z.string().regex(/^[a-z0-9_]+$/),
  token: z.string().min(1).optional(),
  scopes: z.array(z.string()).optional(),
});

export function createSandboxRoutes(state: MastodonState, faults: FaultBox, base: () => string): Hono {
  const routes = createControlRoutes(faults);
  routes.get("/posts", (context) => context.json(listPosts(state, base())));
  routes.delete("/", (context) => {
    resetState(state);
    faults.clear();
    return context.body(null, 204);
  });
  routes.get("/accounts", (context) => context.json([...state.accounts.values()]));
  routes.post("/accounts", async (context) => {
    const wanted = NewAccount.safeParse(await context.req.json());
    if (!wanted.success) return context.json({ error: wanted.error.message }, 422);
    const { username, token, scopes } = wanted.data;
    return context.json(addAccount(state, username, token, scopes), 201);
  });
  routes.delete("/tokens/:token", (context) => {
    state.tokens.delete(context.req.param("token"));
    return context.body(null, 204);
  });
  return routes;
}
