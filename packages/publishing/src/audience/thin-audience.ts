import { thinSnapshots } from "@planrrr/audience";
import { schema, type Transaction } from "@planrrr/database";
import { and, eq, inArray } from "drizzle-orm";

const { audienceSnapshots: t } = schema;
const dayMs = 86_400_000;

/** Thins an account's past out, at the first count of a day: two hundred bytes an account and day stay small for years. */
export async function thinAudience(
  tx: Transaction,
  { connectionId, before, now }: { connectionId: string; before: Date | null; now: Date },
): Promise<void> {
  if (!before || dayOf(before) === dayOf(now)) return;
  const rows = await tx.select({ takenAt: t.takenAt }).from(t).where(eq(t.connectionId, connectionId));
  const gone = thinSnapshots(
    rows.map(({ takenAt }) => takenAt.getTime()),
    now.getTime(),
  );
  if (gone.length === 0) return;
  const times = gone.map((at) => new Date(at));
  await tx.delete(t).where(and(eq(t.connectionId, connectionId), inArray(t.takenAt, times)));
}

function dayOf(at: Date): number {
  return Math.floor(at.getTime() / dayMs);
}
