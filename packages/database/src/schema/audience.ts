import { bigint, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { teams } from "./accounts.ts";
import { instant } from "./columns.ts";
import { connections } from "./publishing.ts";

/** How many follow an account, counted each hour; older ones are thinned out. A failure never makes a row. */
export const audienceSnapshots = pgTable(
  "audience_snapshots",
  {
    connectionId: uuid("connection_id")
      .notNull()
      .references(() => connections.id, { onDelete: "cascade" }),
    takenAt: instant("taken_at").notNull(),
    followers: bigint("followers", { mode: "number" }).notNull(),
    /** How many leading digits are true, where the network rounds; null: exact. */
    significantDigits: integer("significant_digits"),
  },
  (t) => [primaryKey({ columns: [t.connectionId, t.takenAt] })],
);

/** How counting an account goes. No row: it was never tried. */
export const audienceStates = pgTable(
  "audience_states",
  {
    connectionId: uuid("connection_id")
      .primaryKey()
      .references(() => connections.id, { onDelete: "cascade" }),
    /** The last good number, kept through every failure. */
    followers: bigint("followers", { mode: "number" }),
    significantDigits: integer("significant_digits"),
    countedAt: instant("counted_at"),
    /** A sudden fall that the network told: believed only when it says so again. */
    doubtedFollowers: bigint("doubted_followers", { mode: "number" }),
    doubtedSince: instant("doubted_since"),
    /** In a row. */
    failures: integer("failures").notNull().default(0),
    failureKind: text("failure_kind"),
    failureCode: text("failure_code"),
    failureMessage: text("failure_message"),
    failedAt: instant("failed_at"),
    /** Of the first failure since the last good number. */
    failingSince: instant("failing_since"),
    /** The network asks for no call before. */
    retryAt: instant("retry_at"),
    nextAt: instant("next_at").notNull(),
  },
  (t) => [index("audience_states_next").on(t.nextAt)],
);

/** A round number that an account has reached: once, however often it is crossed again. */
export const audienceMilestones = pgTable(
  "audience_milestones",
  {
    id: uuid("id").primaryKey(),
    teamId: text("team_id")
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    connectionId: uuid("connection_id")
      .notNull()
      .references(() => connections.id, { onDelete: "cascade" }),
    followers: bigint("followers", { mode: "number" }).notNull(),
    reachedAt: instant("reached_at").notNull(),
  },
  (t) => [
    uniqueIndex("audience_milestones_once").on(t.connectionId, t.followers),
    index("audience_milestones_team").on(t.teamId, t.reachedAt),
  ],
);
