import type { ConnectionLimits, NetworkName } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { and, gt, inArray } from "drizzle-orm";
import { breakerState, closedBreaker } from "@planrrr/resilience";
import type { PublishingContext } from "../context.ts";
import { accountKey, appKey, breakerKeys } from "./limit-keys.ts";
import { readLines } from "./read-lines.ts";

/** How each of these connections stands with its network, for people. */
export async function readLimits(
  { db, networks }: Pick<PublishingContext, "db" | "networks">,
  connections: readonly { id: string; network: string; service: string }[],
  now: Date,
): Promise<Map<string, ConnectionLimits>> {
  if (connections.length === 0) return new Map();
  const lines = await readLines(
    db,
    connections.map(({ id }) => id),
    now,
  );
  const { breakers: b, networkUsage: u } = schema;
  const breakers = await db
    .select()
    .from(b)
    .where(inArray(b.key, [...new Set(connections.flatMap(breakerKeys))]));
  const keys = connections.flatMap((each) => [appKey(each), accountKey(each)]);
  const usages = await db
    .select()
    .from(u)
    .where(and(inArray(u.key, [...new Set(keys)]), gt(u.resetAt, now)));
  return new Map(
    connections.map((connection) => {
      const keys = breakerKeys(connection);
      // The one that is away for longer: the server's, or the account's own.
      const [breaker = closedBreaker] = breakers
        .filter(({ key }) => keys.includes(key))
        .toSorted((one, other) => timeOf(other.openUntil) - timeOf(one.openUntil));
      const own = [appKey(connection), accountKey(connection)];
      return [
        connection.id,
        {
          breaker: breakerState(breaker, now),
          breakerUntil: breaker.openUntil,
          atOnce: networks[connection.network as NetworkName].atOnce ?? null,
          ...(lines.get(connection.id) ?? { sending: 0, waiting: 0 }),
          usage: usages
            .filter(({ key }) => own.includes(key))
            .map(({ key, name, max: limit, remaining, resetAt }) => ({
              scope: key === appKey(connection) ? ("app" as const) : ("connection" as const),
              name,
              limit,
              remaining,
              resetAt,
            })),
        },
      ];
    }),
  );
}

const timeOf = (date: Date | null): number => date?.getTime() ?? 0;
