import { Hono } from "hono";
import { authenticate } from "./authenticate.ts";
import { deadToken, GraphError, unknownObject } from "./graph-error.ts";
import type { GraphState } from "./graph-state.ts";
import { listPage } from "./list-page.ts";
import { mintToken } from "./mint-token.ts";
import { type Node, pickFields } from "./pick-fields.ts";
import { readParams, readText } from "./read-params.ts";
import { removeApp } from "./remove-app.ts";
import { toPageNode } from "./to-page-node.ts";
import type { GraphPage, GraphToken, GraphUser } from "./types.ts";

/** The person behind a user token, their pages and what they have allowed. */
export function createMeRoutes(state: GraphState, base: () => string): Hono {
  const routes = new Hono();

  routes.get("/me", async (context, next) => {
    const params = await readParams(context);
    const token = authenticate(context, state, params);
    if (token.kind !== "user") return next();
    return context.json(
      pickFields({ ...findUser(state, token) }, "User", readText(params, "fields"), ["name", "id"]),
    );
  });

  routes.get("/:user/accounts", async (context) => {
    const params = await readParams(context);
    const token = authenticate(context, state, params, ["pages_show_list"]);
    if (token.kind !== "user") throw unknownObject(context.req.param("user"), "get");
    const pages = state.pages.filter((page) => page.ownerId === token.userId);
    const fields = readText(params, "fields");
    const toNode = (page: GraphPage): Node => {
      const node = {
        ...toPageNode(state, page, base()),
        access_token: mintPageToken(state, token, page).token,
      };
      return pickFields(node, "Page", fields, ["access_token", "category", "name", "id", "tasks"]);
    };
    return context.json(listPage(pages, params, context.req.url, toNode));
  });

  routes.get("/:user/permissions", async (context) => {
    const token = authenticate(context, state, await readParams(context));
    return context.json({ data: token.scopes.map((permission) => ({ permission, status: "granted" })) });
  });

  // Without a name it takes everything back: the app is removed. By the person's token, or the app's [doc user/permissions].
  routes.on("DELETE", ["/:user/permissions", "/:user/permissions/:name"], async (context) => {
    const params = await readParams(context);
    const token = authenticate(context, state, params);
    if (token.kind === "page")
      throw new GraphError({ message: "Must be called with a user token or an app token", code: 100 });
    const userId = token.kind === "app" ? context.req.param("user") : token.userId;
    const name = context.req.param("name") ?? readText(params, "permission");
    if (name === "") removeApp(state, userId);
    else
      for (const one of state.tokens.values())
        if (one.userId === userId) one.scopes = one.scopes.filter((scope) => scope !== name);
    return context.json({ success: true });
  });
  return routes;
}

function findUser(state: GraphState, token: GraphToken): GraphUser {
  const user = state.users.find(({ id }) => id === token.userId);
  if (user === undefined) throw deadToken(467);
  return user;
}

/** A page token of a long-lived user token does not expire; of a short one it ends with it [doc access-tokens/get-long-lived]. */
function mintPageToken(state: GraphState, user: GraphToken, page: GraphPage): GraphToken {
  const { token: parent, userId, scopes, longLived, expiresAt } = user;
  const known = [...state.tokens.values()].find((one) => one.parent === parent && one.subjectId === page.id);
  if (known !== undefined && known.scopes.join() === scopes.join()) return known;
  const expiry = longLived || expiresAt === undefined ? {} : { expiresAt };
  return mintToken(state, { kind: "page", userId, subjectId: page.id, parent, scopes, longLived, ...expiry });
}
