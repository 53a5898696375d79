import type { NetworkName } from "@planrrr/contract";
import { type Queryable, schema } from "@planrrr/database";
import { breakerState } from "@planrrr/resilience";
import { and, eq, gt, inArray, isNull, lte, or, sql } from "drizzle-orm";
import type { PublishingContext } from "../context.ts";

/** How one network stands for everybody on this planrrr. Numbers alone, no accounts: for the metrics. */
export interface NetworkMeasure {
  network: NetworkName;
  /** Servers whose breaker is open or half open. */
  openServers: number;
  /** Accounts whose own is: their server answers others. */
  openAccounts: number;
  /** Posts a worker sends here at once; undefined: no limit of the network's own. */
  atOnce: number | undefined;
  sending: number;
  waiting: number;
  /** Publications that go on only by a person's hand, by what they wait for. */
  deadLetters: { [reason in DeadLetterReason]: number };
  /** What is left to planrrr's own registration, one for each thing that is counted. */
  appBudgets: AppBudget[];
  /** How many accounts have how much left: the tightest of an account's limits decides. */
  accountBudgets: { [state in BudgetState]: number };
}

export interface AppBudget {
  name: string;
  limit: number;
  remaining: number;
  resetAt: Date;
}

export type DeadLetterReason = "failed" | "unconfirmed" | "reconnect";
/** `low`: less than a quarter, which is kept for posts. */
export type BudgetState = "used-up" | "low" | "well";

/** Each network of planrrr, also one that nothing is known of: a series that comes and goes alerts nobody. */
export async function measureLimits({
  db,
  networks,
  now,
}: Pick<PublishingContext, "db" | "networks" | "now">): Promise<NetworkMeasure[]> {
  const at = now();
  const measures = new Map<string, NetworkMeasure>(
    Object.values(networks).map(({ name, atOnce }) => [
      name,
      {
        network: name,
        openServers: 0,
        openAccounts: 0,
        atOnce,
        sending: 0,
        waiting: 0,
        deadLetters: { failed: 0, unconfirmed: 0, reconnect: 0 },
        appBudgets: [],
        accountBudgets: { "used-up": 0, low: 0, well: 0 },
      },
    ]),
  );
  for (const { breaker, account } of await readBreakers(db)) {
    const measure = measures.get(account ?? networkOf(breaker.key));
    if (!measure || breakerState(breaker, at) === "closed") continue;
    measure[account === null ? "openServers" : "openAccounts"] += 1;
  }
  for (const { network, ...line } of await countLines(db, at))
    Object.assign(measures.get(network) ?? {}, line);
  for (const { network, reason, number } of await countDeadLetters(db)) {
    const measure = measures.get(network);
    if (measure) measure.deadLetters[reason] = number;
  }
  for (const { network, ...budget } of await readAppBudgets(db, at))
    measures.get(network)?.appBudgets.push(budget);
  for (const { network, ...budgets } of await countAccountBudgets(db, at))
    Object.assign(measures.get(network)?.accountBudgets ?? {}, budgets);
  return [...measures.values()];
}

/** With the network of the account, where it is one's. */
async function readBreakers(db: Queryable) {
  const { breakers: b, connections: c } = schema;
  return db
    .select({ breaker: b, account: c.network })
    .from(b)
    .leftJoin(c, eq(b.key, sql`'connection ' || ${c.id}`));
}

async function countLines(db: Queryable, now: Date) {
  const { publications: p } = schema;
  const isSent = sql`${p.leaseUntil} > ${now}`;
  const isDue = lte(p.nextAttemptAt, now);
  return db
    .select({
      network: p.network,
      sending: sql<number>`count(*) filter (where ${isSent})::int`,
      waiting: sql<number>`count(*) filter (where ${isDue} and ${isSent} is not true)::int`,
    })
    .from(p)
    .where(and(inArray(p.status, ["SCHEDULED", "PUBLISHING"]), or(isSent, isDue)))
    .groupBy(p.network);
}

async function countDeadLetters(db: Queryable) {
  const { publications: p } = schema;
  const reason = sql<DeadLetterReason>`case when ${p.waitingFor} = 'reconnect' then 'reconnect' else lower(${p.status}) end`;
  return db
    .select({ network: p.network, reason, number: sql<number>`count(*)::int` })
    .from(p)
    .where(schema.needsAttention(p))
    .groupBy(p.network, sql`2`);
}

/** Where planrrr is registered at two servers of a network, the tighter budget is told. */
async function readAppBudgets(db: Queryable, now: Date) {
  const { networkUsage: u } = schema;
  const network = sql<string>`split_part(${u.key}, ' ', 2)`;
  return db
    .selectDistinctOn([network, u.name], {
      network,
      name: u.name,
      limit: u.max,
      remaining: u.remaining,
      resetAt: u.resetAt,
    })
    .from(u)
    .where(and(sql`${u.key} like 'app %'`, gt(u.resetAt, now)))
    .orderBy(network, u.name, sql`${u.remaining}::float8 / greatest(${u.max}, 1)`);
}

async function countAccountBudgets(db: Queryable, now: Date) {
  const { connections: c, networkUsage: u } = schema;
  const accounts = db
    .select({
      network: c.network,
      left: sql<number>`min(${u.remaining}::float8 / greatest(${u.max}, 1))`.as("left"),
    })
    .from(u)
    .innerJoin(c, eq(u.key, sql`'connection ' || ${c.id}`))
    .where(and(gt(u.resetAt, now), isNull(c.removedAt)))
    .groupBy(c.id)
    .as("accounts");
  return db
    .select({
      network: accounts.network,
      "used-up": sql<number>`count(*) filter (where ${accounts.left} <= 0)::int`,
      low: sql<number>`count(*) filter (where ${accounts.left} > 0 and ${accounts.left} < 0.25)::int`,
      well: sql<number>`count(*) filter (where ${accounts.left} >= 0.25)::int`,
    })
    .from(accounts)
    .groupBy(accounts.network);
}

/** `mastodon https://mastodon.example` */
function networkOf(key: string): string {
  return key.split(" ", 1)[0] ?? "";
}
