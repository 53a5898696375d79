import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { teams, users } from "./accounts.ts";
import { instant, timestamps } from "./columns.ts";
import type { StoredJson } from "./publishing.ts";

/** An address that a team wants told what happens. */
export const webhooks = pgTable(
  "webhooks",
  {
    id: uuid("id").primaryKey(),
    teamId: text("team_id")
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    url: text("url").notNull(),
    events: text("events").array().notNull(),
    /** `ACTIVE`, `PAUSED` by a person, or `DISABLED` by planrrr. */
    status: text("status").notNull().default("ACTIVE"),
    /** `gone` or `failing`. */
    disabledReason: text("disabled_reason"),
    /** When owners and admins were told that it was switched off. */
    disabledToldAt: instant("disabled_told_at"),
    /** Signs what is sent. Sealed, bound to this row. */
    secret: text("secret").notNull(),
    /** Signs, too, until `oldSecretUntil`. Sealed likewise. */
    oldSecret: text("old_secret"),
    oldSecretUntil: instant("old_secret_until"),
    /** Tries in a row that did not arrive, and since when. */
    failures: integer("failures").notNull().default(0),
    failingSince: instant("failing_since"),
    /** Its receiver asked for a pause, or seems to be away: nothing is sent before. */
    heldUntil: instant("held_until"),
    createdBy: text("created_by").references(() => users.id, { onDelete: "set null" }),
    ...timestamps,
  },
  (t) => [
    index("webhooks_team").on(t.teamId, t.id),
    index("webhooks_to_tell")
      .on(t.id)
      .where(sql`${t.status} = 'DISABLED' and ${t.disabledToldAt} is null`),
  ],
);

/**
 * What has happened and somebody wants to hear of: written by triggers, in the transaction of the change. No foreign
 * key, since a team's end is a change of its posts, too.
 */
export const webhookEvents = pgTable(
  "webhook_events",
  {
    /** `webhook-id` is made of it. */
    id: uuid("id").primaryKey(),
    /** Null: of everybody, e.g. a deal's change. */
    teamId: text("team_id"),
    type: text("type").notNull(),
    data: jsonb("data").$type<StoredJson>().notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [index("webhook_events_created").on(t.createdAt)],
);

/** One event on its way to one address. Written by a trigger with its event. */
export const webhookDeliveries = pgTable(
  "webhook_deliveries",
  {
    /** UUID v7: ordering by id is ordering by creation. */
    id: uuid("id").primaryKey(),
    webhookId: uuid("webhook_id")
      .notNull()
      .references(() => webhooks.id, { onDelete: "cascade" }),
    eventId: uuid("event_id")
      .notNull()
      .references(() => webhookEvents.id, { onDelete: "cascade" }),
    /** `WAITING`, `DELIVERED` or `FAILED`. */
    status: text("status").notNull().default("WAITING"),
    dueAt: instant("due_at").notNull(),
    /** All tries there were; also the fence: only the last one's outcome counts. */
    attempts: integer("attempts").notNull().default(0),
    /** Tries that did not arrive since it was sent off, or sent again. */
    failures: integer("failures").notNull().default(0),
    attemptedAt: instant("attempted_at"),
    responseStatus: integer("response_status"),
    durationMs: integer("duration_ms"),
    failure: text("failure"),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    index("webhook_deliveries_due")
      .on(t.webhookId, t.dueAt)
      .where(sql`${t.status} = 'WAITING'`),
    index("webhook_deliveries_webhook").on(t.webhookId, t.id),
    index("webhook_deliveries_event").on(t.eventId),
  ],
);
