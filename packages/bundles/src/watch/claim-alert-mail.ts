import { schema } from "@planrrr/database";
import { and, asc, eq, gt, inArray, isNull } from "drizzle-orm";
import type { WatchContext } from "./watch-context.ts";

const { savedSearches: s, dealAlerts: a, bundles: b, members, users } = schema;
/** What could not be mailed within a day is no news any more; it stays on the page. */
const newsMs = 86_400_000;

const mostShown = 20;
/** The rest is another mail. */
const mostInOne = 5000;

export interface AlertMail {
  savedSearchId: string;
  name: string;
  to: string;
  person: string;
  /** The first of them. */
  alerts: { id: number; bundleId: string; title: string; provider: string; words: string }[];
  /** All that it is about. */
  alertIds: number[];
}

/**
 * Takes the alerts of one saved search that are to be mailed, in one statement: they are this caller's alone. Whoever
 * dies with them has told nobody, or cannot know whether he did: they are not mailed again, and stay on the page.
 */
export async function claimAlertMail({
  db,
  now,
}: Pick<WatchContext, "db" | "now">): Promise<AlertMail | null> {
  const at = now();
  const isWaiting = and(
    isNull(a.mailedAt),
    isNull(a.mailingAt),
    isNull(a.readAt),
    gt(a.at, new Date(at.getTime() - newsMs)),
  );
  const [search] = await db
    .select({ id: s.id, name: s.name, to: users.email, person: users.name })
    .from(a)
    .innerJoin(s, eq(s.id, a.savedSearchId))
    .innerJoin(users, eq(users.id, s.userId))
    .innerJoin(members, and(eq(members.organizationId, s.teamId), eq(members.userId, s.userId)))
    .where(and(isWaiting, eq(s.byMail, true)))
    .orderBy(asc(a.id))
    .limit(1);
  if (!search) return null;
  const waiting = db
    .select({ id: a.id })
    .from(a)
    .where(and(eq(a.savedSearchId, search.id), isWaiting))
    .orderBy(asc(a.id))
    .limit(mostInOne);
  // Looked at again once a claim at the same time has ended: what that one took is not taken twice.
  const claimed = await db
    .update(a)
    .set({ mailingAt: at })
    .where(and(inArray(a.id, waiting), isWaiting))
    .returning({ id: a.id });
  const alertIds = claimed.map(({ id }) => id).toSorted((one, other) => one - other);
  const alerts = await db
    .select({ id: a.id, bundleId: a.bundleId, title: b.title, provider: b.provider, words: a.words })
    .from(a)
    .innerJoin(b, eq(b.id, a.bundleId))
    .where(inArray(a.id, alertIds.slice(0, mostShown)))
    .orderBy(asc(a.id));
  const { id: savedSearchId, ...whose } = search;
  return { savedSearchId, ...whose, alerts, alertIds };
}

/** `sent`: told. `not-sent`: certainly not, so that it is tried again. */
export async function settleAlertMail(
  { db, now }: Pick<WatchContext, "db" | "now">,
  { alertIds }: AlertMail,
  outcome: "sent" | "not-sent",
): Promise<void> {
  await db
    .update(a)
    .set(outcome === "sent" ? { mailedAt: now() } : { mailingAt: null })
    .where(inArray(a.id, alertIds));
}
