import type { UsageNote } from "@planrrr/contract";
import { type Queryable, schema } from "@planrrr/database";
import { inArray, sql } from "drizzle-orm";
import { afterFailures, closedBreaker } from "@planrrr/resilience";
import { accountKey, appKey, breakerKeys } from "./limit-keys.ts";

/** What one report says of the network itself. */
export interface NetworkAnswer {
  connection: { id: string; network: string; service: string };
  /** Nobody answered, or only to say that the server is in trouble. */
  away: boolean;
  usage: readonly UsageNote[];
}

/** Takes down who answers, servers and on them accounts, and what headers say of rate limits. In the order of the keys. */
export async function noteAnswers(
  db: Queryable,
  answers: readonly NetworkAnswer[],
  now: Date,
): Promise<void> {
  const { breakers: b } = schema;
  const said = answers.flatMap(({ connection, away }) =>
    breakerKeys(connection).map((key) => ({ key, away })),
  );
  const byKey = Map.groupBy(said, ({ key }) => key);
  // As claims lock them: in their order, before any is changed.
  if (byKey.size > 0)
    await db
      .select({ key: b.key })
      .from(b)
      .where(inArray(b.key, [...byKey.keys()]))
      .orderBy(b.key)
      .for("update");
  const answered = [...byKey].filter(([, all]) => all.some(({ away }) => !away)).map(([key]) => key);
  if (answered.length > 0) await db.delete(b).where(inArray(b.key, answered.toSorted()));
  const away = [...byKey].filter(([key]) => !answered.includes(key));
  for (const [key, all] of away.toSorted(([one], [other]) => one.localeCompare(other)))
    await countFailures(db, key, all.length, now);
  await noteUsage(db, answers, now);
}

async function countFailures(db: Queryable, key: string, failures: number, now: Date): Promise<void> {
  const { breakers: b } = schema;
  await db
    .insert(b)
    .values({ key, ...closedBreaker, updatedAt: now })
    .onConflictDoNothing();
  const [row] = await db
    .select()
    .from(b)
    .where(inArray(b.key, [key]))
    .for("update");
  if (!row) return;
  const { failures: counted, opened, openUntil, trialUntil } = afterFailures(row, failures, now);
  await db.execute(sql`
    update ${b} set failures = ${counted}::int, opened = ${opened}::int, open_until = ${openUntil},
      trial_until = ${trialUntil}, updated_at = ${now} where key = ${key}`);
}

/** The newest note counts: answers of one batch came in this order. */
async function noteUsage(db: Queryable, answers: readonly NetworkAnswer[], now: Date): Promise<void> {
  const notes = new Map(
    answers.flatMap(({ connection, usage }) =>
      usage.map((note) => {
        const key = note.scope === "app" ? appKey(connection) : accountKey(connection);
        const { name, limit, remaining, resetAt } = note;
        const row = { key, name, max: limit, remaining, reset_at: new Date(resetAt) };
        return [`${key} ${name}`, row] as const;
      }),
    ),
  );
  if (notes.size === 0) return;
  const rows = [...notes.values()];
  await db.execute(sql`
    insert into ${schema.networkUsage} (key, name, max, remaining, reset_at, updated_at)
    select key, name, max, remaining, reset_at, ${now} from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as x(key text, name text, max int, remaining int, reset_at timestamptz)
    order by key, name
    on conflict (key, name) do update set
      max = excluded.max, remaining = excluded.remaining, reset_at = excluded.reset_at, updated_at = excluded.updated_at`);
}
