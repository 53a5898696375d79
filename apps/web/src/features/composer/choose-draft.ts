import type { DraftShelf } from "./draft-shelf.ts";

/** So long a new post that was begun is the one that "Write" means; later it stands in the list. */
const freshMs = 12 * 3_600_000;

export interface WriteQuery {
  post?: string | undefined;
  draft?: string | undefined;
  /** What the page was asked to begin with, e.g. a day: that is a post of its own, whatever else was begun. */
  begins?: string | undefined;
}

/** Which draft lies on the desk: that of a saved post, a named one, the newest that was begun, or a new one. */
export function chooseDraft(shelf: DraftShelf, query: WriteQuery, now: number, newId: () => string): string {
  if (query.post) return query.post;
  if (query.draft) return query.draft;
  const isFresh = ({ keptAt }: { keptAt: number }) => now - keptAt < freshMs;
  if (query.begins) {
    const begun = shelf.read(query.begins);
    return begun === undefined || isFresh(begun) ? query.begins : newId();
  }
  const newest = shelf.list().find((kept) => !kept.draft.post && isFresh(kept));
  return newest?.id ?? newId();
}
