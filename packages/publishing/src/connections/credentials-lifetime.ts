import type { JsonObject, Network } from "@planrrr/networks";

/** When credentials should be renewed, and when only their owner can help. */
export function lifetimeOf(
  network: Network,
  credentials: JsonObject,
): { refreshAt: Date | null; expiresAt: Date | null } {
  const at = (ms: number | undefined) => (ms === undefined ? null : new Date(ms));
  return {
    refreshAt: at(network.refreshAt?.(credentials)),
    expiresAt: at(network.expiresAt?.(credentials)),
  };
}
