import { Hono } from "hono";
import type { FaultBox } from "../faults/fault-box.ts";
import { createDialogRoutes, FACEBOOK_DIALOG } from "../graph/dialog-routes.ts";
import type { GraphErrorRule } from "../graph/error-plan.ts";
import { createGraphState } from "../graph/graph-state.ts";
import { grantCode } from "../graph/grant-code.ts";
import { createMeRoutes } from "../graph/me-routes.ts";
import { mintToken } from "../graph/mint-token.ts";
import { removeApp } from "../graph/remove-app.ts";
import { serveGraph } from "../graph/serve-graph.ts";
import { createTokenRoutes } from "../graph/token-routes.ts";
import type { GraphAccount } from "../graph/types.ts";
import { type InstagramPost, listPosts as listInstagramPosts } from "../instagram/list-posts.ts";
import type { InstagramState } from "../instagram/types.ts";
import { createCommentRoutes } from "./comment-routes.ts";
import { createFeedRoutes } from "./feed-routes.ts";
import { createInsightRoutes } from "./insight-routes.ts";
import { createInstagramWithin } from "./instagram-within.ts";
import { type FacebookPost, listPosts } from "./list-posts.ts";
import { createNodeRoutes } from "./node-routes.ts";
import { createPermalinkRoutes } from "./permalink-routes.ts";
import { createPhotoRoutes } from "./photo-routes.ts";
import type { FacebookOptions, FacebookState } from "./types.ts";
import { createUploadRoutes } from "./upload-routes.ts";
import { createVideoRoutes } from "./video-routes.ts";

export interface FacebookSandbox {
  network: "facebook";
  url: string;
  /** Every page, with a token that does not expire. */
  accounts: GraphAccount[];
  faults: FaultBox;
  posts(): FacebookPost[];
  /** What went out on the pages' Instagram accounts. */
  instagramPosts(): InstagramPost[];
  /** Meta's own errors on demand. */
  setErrors(rules: GraphErrorRule[]): void;
  /** What the login dialog would lead back with, for a person who says yes. */
  allow(userId: string, redirectUri: string, scopes: string[]): string;
  /** The person takes the app's rights back. */
  removeApp(userId: string): void;
  /** One token alone dies, as of a person who logged out. */
  revokeToken(token: string): void;
  /** Posts, files and faults; people and tokens stay. */
  reset(): void;
  close(): Promise<void>;
}

const SCOPES = [
  "pages_show_list",
  "pages_manage_posts",
  "pages_read_engagement",
  "pages_manage_engagement",
  "read_insights",
  "instagram_basic",
  "instagram_content_publish",
  "instagram_manage_comments",
  "instagram_manage_insights",
];

/** A stand-in for Facebook on the loopback: graph., graph-video., rupload. and www. under one address. */
export async function startFacebook(options: FacebookOptions = {}): Promise<FacebookSandbox> {
  const maps = { posts: new Map(), photos: new Map(), videos: new Map() };
  const instagramMaps = { containers: new Map(), media: new Map() };
  const state: FacebookState = { ...createGraphState(options), options, ...maps };
  const instagram: InstagramState = { ...state, options, ...instagramMaps };
  const accounts = state.pages.map(({ id, username, name, ownerId: userId }) => {
    const token = `EAA-${username}`;
    mintToken(state, { kind: "page", userId, subjectId: id, scopes: SCOPES, longLived: true, token });
    return { id, username, displayName: name, token };
  });
  const reset = (): void => {
    for (const map of Object.values({ ...maps, ...instagramMaps })) map.clear();
    state.spent.clear();
  };
  const served = await serveGraph({
    state,
    site: () =>
      new Hono()
        .route("/dialog/oauth", createDialogRoutes(state, FACEBOOK_DIALOG))
        .route("/:version{v\\d+\\.\\d+}/dialog/oauth", createDialogRoutes(state, FACEBOOK_DIALOG))
        .route("/", createUploadRoutes(state))
        .route("/", createPermalinkRoutes(state)),
    api: (base) =>
      new Hono()
        .use(createInstagramWithin(instagram, base))
        .route("/", createTokenRoutes(state))
        .route("/", createMeRoutes(state, base))
        .route("/", createFeedRoutes(state, base))
        .route("/", createPhotoRoutes(state))
        .route("/", createVideoRoutes(state, base))
        .route("/", createCommentRoutes(state))
        .route("/", createInsightRoutes(state))
        .route("/", createNodeRoutes(state, base)),
    posts: (base) => [...listPosts(state, base), ...listInstagramPosts(instagram, base)],
    reset,
  });
  return {
    network: "facebook",
    url: served.url,
    accounts,
    faults: served.faults,
    posts: () => listPosts(state, served.url),
    instagramPosts: () => listInstagramPosts(instagram, served.url),
    setErrors: served.errors.set,
    allow: (userId, redirectUri, scopes) => grantCode(state, userId, redirectUri, scopes),
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
