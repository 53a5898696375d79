import { sql } from "drizzle-orm";
import { index, jsonb, pgTable, smallint, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { teams, users } from "./accounts.ts";
import { instant, timestamps } from "./columns.ts";

type Json = { [key: string]: unknown };

const ofTeam = () =>
  text("team_id")
    .notNull()
    .references(() => teams.id, { onDelete: "cascade" });

/** Saved texts with variables, and hashtag groups. */
export const templates = pgTable(
  "templates",
  {
    id: uuid("id").primaryKey(),
    teamId: ofTeam(),
    /** `text` or `hashtags`. */
    kind: text("kind").notNull(),
    name: text("name").notNull(),
    text: text("text").notNull(),
    createdBy: text("created_by").references(() => users.id, { onDelete: "set null" }),
    ...timestamps,
  },
  (t) => [index("templates_team").on(t.teamId, t.id)],
);

/** A post that comes again and again by a rule, in wall time of a zone. */
export const recurrences = pgTable(
  "recurrences",
  {
    id: uuid("id").primaryKey(),
    teamId: ofTeam(),
    authorId: text("author_id").references(() => users.id, { onDelete: "set null" }),
    name: text("name").notNull(),
    /** RRULE of RFC 5545. */
    rule: text("rule").notNull(),
    startLocalTime: text("start_local_time").notNull(),
    timeZone: text("time_zone").notNull(),
    content: jsonb("content").$type<Json>().notNull(),
    status: text("status").notNull().default("ACTIVE"),
    problem: text("problem"),
    /** Its posts are made up to here; null: none yet. */
    expandedUntil: instant("expanded_until"),
    ...timestamps,
  },
  (t) => [
    index("recurrences_team").on(t.teamId, t.id),
    index("recurrences_due").on(t.status, t.expandedUntil),
  ],
);

/** Times of the week at which a team likes to publish. */
export const postingSlots = pgTable(
  "posting_slots",
  {
    id: uuid("id").primaryKey(),
    teamId: ofTeam(),
    /** Null: for every connection. */
    connectionId: uuid("connection_id"),
    /** 1 is Monday. */
    weekday: smallint("weekday").notNull(),
    /** `09:30` */
    localTime: text("local_time").notNull(),
    timeZone: text("time_zone").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    uniqueIndex("posting_slots_once").on(
      t.teamId,
      sql`coalesce(${t.connectionId}::text, '')`,
      t.weekday,
      t.localTime,
      t.timeZone,
    ),
  ],
);
