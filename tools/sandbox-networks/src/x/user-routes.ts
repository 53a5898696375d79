import { type Context, Hono } from "hono";
import { authenticate } from "./authenticate.ts";
import { chargeReads } from "./charge.ts";
import { countRequest } from "./count-request.ts";
import { invalidRequest, notFoundError } from "./problem.ts";
import { readList, readPostFields } from "./read-list.ts";
import { serializeMedia, serializePost, serializeUser } from "./serialize.ts";
import type { XState } from "./state.ts";
import type { XPost } from "./types.ts";

const DEFAULT_RESULTS = 10;

/** `/2/users`: docs.x.com/x-api/users/get-my-user and .../get-posts. */
export function createUserRoutes(state: XState, base: () => string): Hono {
  const routes = new Hono();

  routes.get("/me", (context) => {
    const account = authenticate(context, state, ["tweet.read", "users.read"]);
    countRequest(context, state, account, "me");
    return context.json({ data: serializeUser(state, account, readList(context, "user.fields"), base()) });
  });

  routes.get("/:id/tweets", (context) => {
    const reader = authenticate(context, state, ["tweet.read", "users.read"]);
    countRequest(context, state, reader, "timeline");
    const author = state.accounts.get(context.req.param("id"));
    if (author === undefined)
      return context.json({ errors: [notFoundError("id", context.req.param("id"), "user")] });
    const { page, nextToken } = paginate(context, listVisible(context, state, author.id));
    chargeReads(state, page.length);
    const asked = readPostFields(context);
    const media = readList(context, "expansions").includes("attachments.media_keys")
      ? page.flatMap((post) => post.mediaIds.flatMap((id) => state.media.get(id) ?? []))
      : [];
    const [newest, oldest] = [page[0], page.at(-1)];
    return context.json({
      ...(page.length > 0 && { data: page.map((post) => serializePost(state, post, base(), asked)) }),
      ...(media.length > 0 && { includes: { media: media.map((item) => serializeMedia(item)) } }),
      meta: {
        result_count: page.length,
        ...(newest !== undefined && { newest_id: newest.id }),
        ...(oldest !== undefined && { oldest_id: oldest.id }),
        ...(nextToken !== undefined && { next_token: nextToken }),
      },
    });
  });

  return routes;
}

/** network-facts §0: a timeline lags behind what was written. */
function listVisible(context: Context, state: XState, accountId: string): XPost[] {
  const shownUntil = state.now() - (state.options.readLagMs ?? 0);
  const after = Date.parse(context.req.query("start_time") ?? "") || 0;
  const before = Date.parse(context.req.query("end_time") ?? "") || Infinity;
  const withoutReplies = readList(context, "exclude").includes("replies");
  return [...state.posts.values()].filter(
    (post) =>
      post.accountId === accountId &&
      !post.isDeleted &&
      post.createdAt <= shownUntil &&
      post.createdAt >= after &&
      post.createdAt < before &&
      !(withoutReplies && post.replyToId !== null),
  );
}

/** Newest first; a token of ours is the id below which the next page begins. */
function paginate(context: Context, posts: XPost[]): { page: XPost[]; nextToken?: string } {
  const asked = Number(context.req.query("max_results") ?? DEFAULT_RESULTS);
  if (!Number.isInteger(asked) || asked < 5 || asked > 100)
    throw invalidRequest(`The \`max_results\` query parameter value [${asked}] is not between 5 and 100`, {
      max_results: [String(asked)],
    });
  const above = readId(context, "since_id");
  const below = readId(context, "until_id");
  const token = readId(context, "pagination_token");
  const within = posts
    .filter(
      ({ id }) =>
        (above === undefined || BigInt(id) > above) &&
        (below === undefined || BigInt(id) < below) &&
        (token === undefined || BigInt(id) < token),
    )
    .toReversed();
  const page = within.slice(0, asked);
  const last = page.at(-1);
  return { page, ...(within.length > page.length && last !== undefined && { nextToken: last.id }) };
}

function readId(context: Context, name: string): bigint | undefined {
  const text = context.req.query(name);
  if (text === undefined) return undefined;
  if (!/^\d{1,19}$/.test(text))
    throw invalidRequest(`The \`${name}\` query parameter value [${text}] is not valid`, { [name]: [text] });
  return BigInt(text);
}
