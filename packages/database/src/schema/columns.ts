import { timestamp } from "drizzle-orm/pg-core";

/** An instant. Always with zone; what the user meant by it is kept beside it. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** Audit fields of every table that is changed. */
export const timestamps = {
  createdAt: instant("created_at").notNull().defaultNow(),
  updatedAt: instant("updated_at")
    .notNull()
    .defaultNow()
    .$onUpdate(() => new Date()),
};
