import { type Context, Hono } from "hono";
import { authenticate } from "./authenticate.ts";
import { charge, chargeReads, PRICES } from "./charge.ts";
import { countRequest } from "./count-request.ts";
import { createPost } from "./create-post.ts";
import { forbidden, invalidRequest, notFoundError } from "./problem.ts";
import { readList, readPostFields } from "./read-list.ts";
import { serializePost } from "./serialize.ts";
import type { XState } from "./state.ts";

const MAX_IDS = 100;

/** `/2/tweets`: network-facts §3 and docs.x.com/x-api/posts. */
export function createPostRoutes(state: XState, base: () => string): Hono {
  const routes = new Hono();

  routes.post("/", async (context) => {
    const account = authenticate(context, state, ["tweet.read", "tweet.write", "users.read"]);
    countRequest(context, state, account, "createPost");
    const input = await readJson(context);
    await state.options.beforeStore?.();
    const post = createPost(state, account, input);
    return context.json({ data: serializePost(state, post, base()) }, 201);
  });

  routes.delete("/:id", (context) => {
    const account = authenticate(context, state, ["tweet.read", "tweet.write", "users.read"]);
    countRequest(context, state, account, "deletePost");
    const post = state.posts.get(context.req.param("id"));
    if (post !== undefined && post.accountId !== account.id)
      throw forbidden("You are not authorized to delete this Tweet.");
    if (post === undefined || post.isDeleted) return context.json({ data: { deleted: false } });
    charge(state, PRICES.delete);
    post.isDeleted = true;
    return context.json({ data: { deleted: true } });
  });

  routes.get("/", (context) => {
    const ids = readList(context, "ids");
    if (ids.length === 0 || ids.length > MAX_IDS)
      throw invalidRequest("The number of values in the `ids` query parameter list is not between 1 and 100");
    const { found, errors } = look(context, ids, "ids");
    return context.json({ ...(found.length > 0 && { data: found }), ...(errors.length > 0 && { errors }) });
  });

  routes.get("/:id", (context) => {
    const { found, errors } = look(context, [context.req.param("id")], "id");
    return context.json(found[0] === undefined ? { errors } : { data: found[0] });
  });

  const look = (context: Context, ids: string[], parameter: string) => {
    const account = authenticate(context, state, ["tweet.read", "users.read"]);
    countRequest(context, state, account, "lookup");
    const posts = ids.flatMap((id) => state.posts.get(id) ?? []).filter((post) => !post.isDeleted);
    chargeReads(state, posts.length);
    const missing = ids.filter((id) => !posts.some((post) => post.id === id));
    return {
      found: posts.map((post) => serializePost(state, post, base(), readPostFields(context))),
      errors: missing.map((id) => notFoundError(parameter, id)),
    };
  };

  return routes;
}

async function readJson(context: Context): Promise<unknown> {
  try {
    return await context.req.json();
  } catch {
    throw invalidRequest("Request body must be a JSON object.");
  }
}
