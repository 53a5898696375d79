import { bigint, boolean, index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { teams, users } from "./accounts.ts";
import { instant, timestamps } from "./columns.ts";
import { posts } from "./publishing.ts";

/** How a team works. No row: as it comes. */
export const teamSettings = pgTable("team_settings", {
  teamId: text("team_id")
    .primaryKey()
    .references(() => teams.id, { onDelete: "cascade" }),
  asksForApproval: boolean("asks_for_approval").notNull().default(false),
  timeZone: text("time_zone"),
  /** Who hears of posts that went out and of milestones: `nobody`, the `team`'s room, or with milestones `everyone`. */
  announces: text("announces").notNull().default("team"),
  ...timestamps,
});

/** Who asked for approval of which version, and what was decided. Rows are only ever added. */
export const postReviews = pgTable(
  "post_reviews",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    postId: uuid("post_id")
      .notNull()
      .references(() => posts.id, { onDelete: "cascade" }),
    version: integer("version").notNull(),
    /** `submitted`, `approved` or `rejected`. */
    decision: text("decision").notNull(),
    comment: text("comment"),
    userId: text("user_id").references(() => users.id, { onDelete: "set null" }),
    /** The name on the link by which somebody without an account decided. */
    reviewer: text("reviewer"),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [index("post_reviews_post").on(t.postId, t.id)],
);

/** Links by which somebody without an account decides on a post, once. Only a hash of the secret part is kept. */
export const reviewLinks = pgTable(
  "review_links",
  {
    id: uuid("id").primaryKey(),
    postId: uuid("post_id")
      .notNull()
      .references(() => posts.id, { onDelete: "cascade" }),
    teamId: text("team_id")
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    tokenHash: text("token_hash").notNull().unique(),
    reviewer: text("reviewer").notNull(),
    createdBy: text("created_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    usedAt: instant("used_at"),
  },
  (t) => [index("review_links_post").on(t.postId)],
);
