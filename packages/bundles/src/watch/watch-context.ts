import type { CatalogueContext } from "../search/catalogue-context.ts";

/** What keeping and telling what somebody wants to hear of needs. */
export interface WatchContext extends CatalogueContext {
  /** UUID v7. */
  newId(): string;
}

/** Who asks: a saved search belongs to one person in one team. */
export interface Watcher {
  teamId: string;
  userId: string;
}
