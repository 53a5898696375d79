import { sql } from "drizzle-orm";
import { index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { teams, users } from "./accounts.ts";
import { instant } from "./columns.ts";

/**
 * The room in which a team's community meets, made when it is first opened. It keeps its id whoever owns the team
 * later, and outlives the team: an id is never given out twice.
 */
export const communityRooms = pgTable("community_rooms", {
  id: text("id").primaryKey(),
  teamId: text("team_id")
    .unique()
    .references(() => teams.id, { onDelete: "set null" }),
  openedAt: instant("opened_at").notNull(),
});

/** What a team's room is to be told of: an outbox towards the edge. Written by triggers. */
export const communityNews = pgTable(
  "community_news",
  {
    /** `post-<id>` or `milestone-<id>`: the same to the edge, so that a repeat tells nobody twice. */
    id: text("id").primaryKey(),
    teamId: text("team_id")
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    /** `post` or `milestone`. */
    kind: text("kind").notNull(),
    subjectId: uuid("subject_id").notNull(),
    createdAt: instant("created_at").notNull(),
    dueAt: instant("due_at").notNull(),
    failures: integer("failures").notNull().default(0),
    failure: text("failure"),
    /** When it was told, or when it was given up (then with a failure). */
    endedAt: instant("ended_at"),
  },
  (t) => [
    index("community_news_due")
      .on(t.dueAt)
      .where(sql`${t.endedAt} is null`),
  ],
);

/** A browser that may be told of news while its person is away. */
export const pushSubscriptions = pgTable(
  "push_subscriptions",
  {
    id: uuid("id").primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    endpoint: text("endpoint").notNull().unique(),
    /** The browser's public key and shared secret: what is sent can be read there alone. */
    p256dh: text("p256dh").notNull(),
    auth: text("auth").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [index("push_subscriptions_user").on(t.userId)],
);

/** What the edge asked to be sent to those away. */
export const pushNotices = pgTable(
  "push_notices",
  {
    /** The edge's own id: a repeat of it changes nothing. */
    id: text("id").primaryKey(),
    teamId: text("team_id")
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    title: text("title").notNull(),
    body: text("body").notNull(),
    link: text("link").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [index("push_notices_created").on(t.createdAt)],
);

/** One notice on its way to one browser. Gone when it has arrived, or never will. */
export const pushDeliveries = pgTable(
  "push_deliveries",
  {
    noticeId: text("notice_id")
      .notNull()
      .references(() => pushNotices.id, { onDelete: "cascade" }),
    subscriptionId: uuid("subscription_id")
      .notNull()
      .references(() => pushSubscriptions.id, { onDelete: "cascade" }),
    dueAt: instant("due_at").notNull(),
    failures: integer("failures").notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.noticeId, t.subscriptionId] }),
    index("push_deliveries_due").on(t.dueAt),
    index("push_deliveries_subscription").on(t.subscriptionId),
  ],
);
