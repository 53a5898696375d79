import { schema } from "@planrrr/database";
import { and, eq, isNull, or, like, sql } from "drizzle-orm";
import type { WebhooksContext } from "./context.ts";

const { members, teams, users, webhooks } = schema;

export interface DisabledWebhook {
  id: string;
  name: string;
  url: string;
  reason: "gone" | "failing";
  team: string;
  /** Owners and admins. */
  to: string[];
}

/** Takes one that was switched off and whose people were not told yet. Taken first, told then: nobody is told twice. */
export async function claimDisabled({
  db,
  now,
}: Pick<WebhooksContext, "db" | "now">): Promise<DisabledWebhook | undefined> {
  // Materialized: read anew, it would take a second one, of which nobody would be told.
  const next = db
    .select({ id: webhooks.id })
    .from(webhooks)
    .where(and(eq(webhooks.status, "DISABLED"), isNull(webhooks.disabledToldAt)))
    .limit(1)
    .for("update", { skipLocked: true });
  const [row] = await db
    .update(webhooks)
    .set({ disabledToldAt: now() })
    .where(sql`${webhooks.id} in (with next as materialized ${next} select id from next)`)
    .returning();
  if (!row) return undefined;
  const people = await db
    .select({ email: users.email, team: teams.name })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .innerJoin(teams, eq(teams.id, members.organizationId))
    .where(
      and(
        eq(members.organizationId, row.teamId),
        or(like(members.role, "%owner%"), like(members.role, "%admin%")),
      ),
    )
    .orderBy(sql`${members.createdAt}`, members.id);
  return {
    id: row.id,
    name: row.name,
    url: row.url,
    reason: row.disabledReason === "gone" ? "gone" : "failing",
    team: people[0]?.team ?? "",
    to: people.map(({ email }) => email),
  };
}

/** It was certainly not told: the next round tries again. */
export async function unclaimDisabled({ db }: Pick<WebhooksContext, "db">, id: string): Promise<void> {
  await db
    .update(webhooks)
    .set({ disabledToldAt: null })
    .where(and(eq(webhooks.id, id), eq(webhooks.status, "DISABLED")));
}
