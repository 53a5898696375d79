import type { Connection, ConnectionLimits } from "@planrrr/contract";
import type { schema } from "@planrrr/database";

/** What happens on a connection. One that was just made has none of it yet. */
export interface ConnectionActivity {
  lastPublishedAt: Date | null;
  planned: number;
}

const atRest: ConnectionLimits = {
  breaker: "closed",
  breakerUntil: null,
  usage: [],
  atOnce: null,
  sending: 0,
  waiting: 0,
};

/** A connection as the team sees it: without credentials. */
export function toConnection(
  row: typeof schema.connections.$inferSelect,
  state: ConnectionLimits = atRest,
  { lastPublishedAt, planned }: ConnectionActivity = { lastPublishedAt: null, planned: 0 },
): Connection {
  return {
    id: row.id,
    network: row.network as Connection["network"],
    service: row.service,
    accountId: row.accountId,
    handle: row.handle,
    displayName: row.displayName,
    avatarUrl: row.avatarUrl,
    profileUrl: row.profileUrl,
    status: row.status as Connection["status"],
    statusReason: row.statusReason,
    expiresAt: row.expiresAt,
    holdUntil: row.holdUntil,
    lastPublishedAt,
    planned,
    limits: row.limits,
    state,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}
