import type { InvalidateQueryFilters, QueryClient } from "@tanstack/react-query";

/**
 * Reads anew what is on the screen. A first reading under way swallows an invalidation, though it may have begun
 * before what the news are about: it is read once more when it has come.
 */
export async function readAnew(queries: QueryClient, filters: InvalidateQueryFilters): Promise<void> {
  const begun = queries
    .getQueryCache()
    .findAll({ ...filters, fetchStatus: "fetching" })
    .filter(({ state }) => state.data === undefined);
  for (const { promise, queryKey } of begun) {
    const again = () => void queries.invalidateQueries({ queryKey, exact: true });
    promise?.then(again, () => undefined);
  }
  await queries.invalidateQueries(filters);
}
