import type { JsonObject, NetworkAccount } from "@planrrr/networks";
import type { ConnectionRow } from "../publications/claim-publications.ts";

/** A connection's account as its network knows it. */
export function accountOf(row: ConnectionRow): NetworkAccount {
  return {
    id: row.accountId,
    handle: row.handle,
    displayName: row.displayName,
    service: row.service,
    limits: row.limits as JsonObject,
  };
}
