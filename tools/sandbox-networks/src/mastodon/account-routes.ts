import { type Context, Hono } from "hono";
import { notFound } from "./api-error.ts";
import { authenticate, readToken } from "./authenticate.ts";
import { serializeAccount, serializeStatus } from "./serialize.ts";
import type { MastodonState } from "./state.ts";
import type { StoredStatus } from "./types.ts";

const DEFAULT_LIMIT = 20;
const MAX_LIMIT = 40;

export function createAccountRoutes(state: MastodonState, base: () => string): Hono {
  const routes = new Hono();

  routes.get("/verify_credentials", (context) => {
    const account = authenticate(context, state, "read:accounts");
    return context.json({
      ...serializeAccount(state, account, base()),
      source: { privacy: "public", sensitive: false, language: "en" },
    });
  });

  // Anybody may ask for an account by its name.
  routes.get("/lookup", (context) => {
    const name = context.req.query("acct")?.replace(/^@/, "").toLowerCase();
    const account = [...state.accounts.values()].find(({ username }) => username.toLowerCase() === name);
    if (account === undefined) throw notFound();
    return context.json(serializeAccount(state, account, base()));
  });

  routes.get("/:id", (context) => {
    const account = state.accounts.get(context.req.param("id"));
    if (account === undefined) throw notFound();
    return context.json(serializeAccount(state, account, base()));
  });

  routes.get("/:id/statuses", (context) => {
    const account = state.accounts.get(context.req.param("id"));
    if (account === undefined) throw notFound();
    const isAuthor =
      readToken(context) !== undefined && authenticate(context, state, "read:statuses").id === account.id;
    const page = paginate(
      context,
      listVisible(state, account.id, isAuthor, context.req.query("only_media") === "true"),
    );
    const [newest, oldest] = [page[0], page.at(-1)];
    if (newest !== undefined && oldest !== undefined) {
      const url = `${base()}/api/v1/accounts/${account.id}/statuses`;
      context.header(
        "link",
        `<${url}?max_id=${oldest.id}>; rel="next", <${url}?min_id=${newest.id}>; rel="prev"`,
      );
    }
    return context.json(page.map((status) => serializeStatus(state, status, base())));
  });

  return routes;
}

function listVisible(
  state: MastodonState,
  accountId: string,
  isAuthor: boolean,
  onlyMedia: boolean,
): StoredStatus[] {
  const shownUntil = state.now() - (state.options.readLagMs ?? 0);
  return [...state.statuses.values()].filter(
    (status) =>
      status.accountId === accountId &&
      status.createdAt <= shownUntil &&
      (isAuthor || status.visibility === "public" || status.visibility === "unlisted") &&
      (!onlyMedia || status.mediaIds.length > 0),
  );
}

/** Newest first. `since_id` keeps the newest above it, `min_id` the ones right above it. */
function paginate(context: Context, statuses: StoredStatus[]): StoredStatus[] {
  const asked = Number(context.req.query("limit") ?? DEFAULT_LIMIT);
  const limit = Math.min(Number.isInteger(asked) && asked !== 0 ? Math.abs(asked) : DEFAULT_LIMIT, MAX_LIMIT);
  const minId = context.req.query("min_id");
  const above = readId(minId ?? context.req.query("since_id"));
  const below = readId(context.req.query("max_id"));
  const within = statuses
    .filter(
      (status) =>
        (above === undefined || BigInt(status.id) > above) &&
        (below === undefined || BigInt(status.id) < below),
    )
    .toSorted((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
  return (minId === undefined ? within.slice(-limit) : within.slice(0, limit)).toReversed();
}

function readId(text: string | undefined): bigint | undefined {
  return text !== undefined && /^\d+$/.test(text) ? BigInt(text) : undefined;
}
