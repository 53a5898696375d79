import { Hono } from "hono";
import type { FaultBox } from "../faults/fault-box.ts";
import { createDialogRoutes, FACEBOOK_DIALOG, INSTAGRAM_DIALOG } from "../graph/dialog-routes.ts";
import type { GraphErrorRule } from "../graph/error-plan.ts";
import { createGraphState } from "../graph/graph-state.ts";
import { grantCode } from "../graph/grant-code.ts";
import { createMeRoutes } from "../graph/me-routes.ts";
import { mintToken } from "../graph/mint-token.ts";
import { removeApp } from "../graph/remove-app.ts";
import { serveGraph } from "../graph/serve-graph.ts";
import { createTokenRoutes } from "../graph/token-routes.ts";
import type { GraphAccount } from "../graph/types.ts";
import { type InstagramPost, listPosts } from "./list-posts.ts";
import { createCodeRoutes, createExchangeRoutes } from "./login-routes.ts";
import { createMediaRoutes } from "./media-routes.ts";
import { createNodeRoutes } from "./node-routes.ts";
import { createPermalinkRoutes } from "./permalink-routes.ts";
import { createPublishingRoutes } from "./publishing-routes.ts";
import type { InstagramOptions, InstagramState } from "./types.ts";

export interface InstagramSandbox {
  network: "instagram";
  url: string;
  /** Every account, with a token that does not expire. */
  accounts: GraphAccount[];
  faults: FaultBox;
  posts(): InstagramPost[];
  /** Meta's own errors on demand. */
  setErrors(rules: GraphErrorRule[]): void;
  /** What a login page would lead back with: an account's id for Instagram's, a person's for Facebook's. */
  allow(id: string, redirectUri: string, scopes: string[]): string;
  /** The person takes the app's rights back. */
  removeApp(userId: string): void;
  /** One token alone dies, as of a person who logged out. */
  revokeToken(token: string): void;
  /** Posts, containers and faults; people and tokens stay. */
  reset(): void;
  close(): Promise<void>;
}

const SCOPES = [
  "instagram_business_basic",
  "instagram_business_content_publish",
  "instagram_business_manage_comments",
  "instagram_business_manage_insights",
];

/** A stand-in for Instagram: graph., api. and www.instagram.com under one address, and what graph.facebook.com does for it. */
export async function startInstagram(options: InstagramOptions = {}): Promise<InstagramSandbox> {
  const maps = { containers: new Map(), media: new Map() };
  const state: InstagramState = { ...createGraphState(options), options, ...maps };
  const accounts = state.instagrams.map(({ id, username, name, ownerId: userId }) => {
    const token = `IGAA-${username}`;
    mintToken(state, { kind: "instagram", userId, subjectId: id, scopes: SCOPES, longLived: true, token });
    return { id, username, displayName: name, token };
  });
  const reset = (): void => {
    for (const map of Object.values(maps)) map.clear();
    state.spent.clear();
  };
  const served = await serveGraph({
    state,
    site: () =>
      new Hono()
        .route("/oauth/authorize", createDialogRoutes(state, INSTAGRAM_DIALOG))
        .route("/:version{v\\d+\\.\\d+}/dialog/oauth", createDialogRoutes(state, FACEBOOK_DIALOG))
        .route("/", createCodeRoutes(state))
        .route("/", createPermalinkRoutes(state)),
    api: (base) =>
      new Hono()
        .route("/", createTokenRoutes(state))
        .route("/", createExchangeRoutes(state))
        .route("/", createMeRoutes(state, base))
        .route("/", createPublishingRoutes(state, base))
        .route("/", createMediaRoutes(state))
        .route("/", createNodeRoutes(state, base)),
    posts: (base) => listPosts(state, base),
    reset,
  });
  return {
    network: "instagram",
    url: served.url,
    accounts,
    faults: served.faults,
    posts: () => listPosts(state, served.url),
    setErrors: served.errors.set,
    allow: (id, redirectUri, scopes) => grantCode(state, id, redirectUri, scopes),
    removeApp: (userId) => removeApp(state, userId),
    revokeToken: (token) => {
      const known = state.tokens.get(token);
      if (known !== undefined) known.revoked = 467;
    },
    reset: () => {
      reset();
      served.faults.clear();
      served.errors.set([]);
    },
    close: served.close,
  };
}
