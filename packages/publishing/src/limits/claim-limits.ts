import { type Queryable, schema } from "@planrrr/database";
import { and, gt, inArray, sql } from "drizzle-orm";
import { askBreaker, type Breaker } from "@planrrr/resilience";
import { accountKey, appKey, breakerKeys } from "./limit-keys.ts";

interface Limited {
  id: string;
  network: string;
  service: string;
}

/** What keeps claims back beyond a publication's own time: servers that are away, rate limits that are used up. */
export interface ClaimLimits {
  /** Until when this connection has to wait; undefined lets one publication pass and counts it. */
  pass(connection: Limited): Date | undefined;
  /** Keeps what was counted. */
  save(db: Queryable): Promise<void>;
}

/**
 * Reads the limits of these connections and locks them: workers that claim at the same time share what is left. The
 * posts are locked already. Nothing is stored while all is well.
 */
export async function loadClaimLimits(
  db: Queryable,
  connections: readonly Limited[],
  { now, leaseMs }: { now: Date; leaseMs: number },
): Promise<ClaimLimits> {
  const { breakers: b, networkUsage: u } = schema;
  const asked = [...new Set(connections.flatMap(breakerKeys))];
  const rows =
    asked.length === 0
      ? []
      : await db.select().from(b).where(inArray(b.key, asked)).orderBy(b.key).for("update");
  const breakers = new Map<string, Breaker>(rows.map((row) => [row.key, row]));
  const keys = [...new Set(connections.flatMap((each) => [appKey(each), accountKey(each)]))];
  const usages =
    keys.length === 0
      ? []
      : await db
          .select()
          .from(u)
          .where(and(inArray(u.key, keys), gt(u.resetAt, now)))
          .orderBy(u.key, u.name)
          .for("update");
  const left = Map.groupBy(usages, ({ key }) => key);
  const trials = new Map<string, Date>();
  const counted = new Map<string, number>();

  return {
    pass(connection) {
      const answers = breakerKeys(connection).flatMap((key) => {
        const breaker = breakers.get(key);
        return breaker ? [{ key, breaker, answer: askBreaker(breaker, now, leaseMs) }] : [];
      });
      const waits = answers.flatMap(({ answer }) => answer.wait?.getTime() ?? []);
      if (waits.length > 0) return new Date(Math.max(...waits));
      const own = [appKey(connection), accountKey(connection)];
      const usedUp = own
        .flatMap((key) => left.get(key) ?? [])
        .filter(({ key, remaining }) => remaining - (counted.get(key) ?? 0) <= 0);
      if (usedUp.length > 0) return new Date(Math.max(...usedUp.map(({ resetAt }) => resetAt.getTime())));
      for (const { key, breaker, answer } of answers) {
        if (answer.wait || answer.after === breaker) continue;
        breakers.set(key, answer.after);
        if (answer.after.trialUntil) trials.set(key, answer.after.trialUntil);
      }
      for (const key of own) if (left.has(key)) counted.set(key, (counted.get(key) ?? 0) + 1);
      return undefined;
    },

    async save(queryable) {
      for (const [key, trialUntil] of trials)
        await queryable.execute(sql`update ${b} set trial_until = ${trialUntil} where key = ${key}`);
      // The next answer's headers say how much is really left; until then each claim counts as one.
      for (const [key, number] of [...counted].toSorted(([one], [other]) => one.localeCompare(other)))
        await queryable.execute(sql`
          update ${u} set remaining = greatest(remaining - ${number}::int, 0) where key = ${key} and reset_at > ${now}`);
    },
  };
}
