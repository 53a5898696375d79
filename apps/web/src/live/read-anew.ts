import type { InvalidateQueryFilters, QueryClient } from "@tanstack/react-query";

/**
 * Reads anew what is on the screen, except what is being read already: a first reading swallows the news, though it may
 * have begun before what they are about, and the next page that somebody asked for would be given up for the news. Those
 * are read once more when they have come.
 */
export async function readAnew(queries: QueryClient, filters: InvalidateQueryFilters): Promise<void> {
  const begun = queries
    .getQueryCache()
    .findAll({ ...filters, fetchStatus: "fetching" })
    .filter(({ state }) => state.data === undefined || state.fetchMeta?.fetchMore);
  for (const { promise, queryKey } of begun) {
    const again = () => void queries.invalidateQueries({ queryKey, exact: true });
    promise?.then(again, () => undefined);
  }
  await queries.invalidateQueries({
    ...filters,
    predicate: (query) => !begun.includes(query) && (filters.predicate?.(query) ?? true),
  });
}
