import { type Context, Hono } from "hono";
import { notFound } from "./api-error.ts";
import { authenticate, readToken } from "./authenticate.ts";
import { createStatus } from "./create-status.ts";
import { readParams } from "./read-params.ts";
import { serializeStatus } from "./serialize.ts";
import type { MastodonState } from "./state.ts";
import type { StoredStatus } from "./types.ts";
import { withIdempotency } from "./with-idempotency.ts";

export function createStatusRoutes(state: MastodonState, base: () => string): Hono {
  const routes = new Hono();

  routes.post("/", async (context) => {
    const account = authenticate(context, state, "write:statuses");
    const params = await readParams(context);
    const status = await withIdempotency(
      state,
      account.id,
      context.req.header("idempotency-key"),
      async () => {
        await state.options.beforeStore?.();
        return createStatus(state, account, params);
      },
    );
    return context.json(serializeStatus(state, status, base()));
  });

  routes.get("/:id", (context) => {
    const status = state.statuses.get(context.req.param("id"));
    if (status === undefined || !canSee(context, state, status)) throw notFound();
    return context.json(serializeStatus(state, status, base()));
  });

  routes.get("/:id/source", (context) => {
    const account = authenticate(context, state, "read:statuses");
    const status = state.statuses.get(context.req.param("id"));
    if (status === undefined || status.accountId !== account.id) throw notFound();
    return context.json({ id: status.id, text: status.text, spoiler_text: status.spoilerText });
  });

  routes.delete("/:id", (context) => {
    const account = authenticate(context, state, "write:statuses");
    const status = state.statuses.get(context.req.param("id"));
    if (status === undefined || status.accountId !== account.id) throw notFound();
    const gone = { ...serializeStatus(state, status, base()), text: status.text };
    state.statuses.delete(status.id);
    return context.json(gone);
  });

  return routes;
}

function canSee(context: Context, state: MastodonState, status: StoredStatus): boolean {
  if (status.visibility === "public" || status.visibility === "unlisted") return true;
  const token = readToken(context);
  return token !== undefined && state.tokens.get(token)?.accountId === status.accountId;
}
