import type { Draft } from "./draft.ts";
import type { Intent } from "./save-intent.ts";

/** What was written and is not on the server yet. `id` is the post's own, or a new one's. */
export interface KeptDraft {
  id: string;
  draft: Draft;
  /** When it was last written on, in ms. */
  keptAt: number;
  /** A save that was begun and whose answer nobody has seen. */
  intent?: Intent | undefined;
}

/** `full` and `forbidden` are the browser's refusals: nothing is kept then. */
export type Kept = "kept" | "full" | "forbidden";

export interface DraftShelf {
  keyOf(id: string): string;
  read(id: string): KeptDraft | undefined;
  /** Newest first. */
  list(): KeptDraft[];
  keep(kept: KeptDraft): Kept;
  drop(id: string): void;
}

/** The drafts of one person in one team. Whoever else uses this browser does not meet them. */
export function openShelf(
  owner: { userId: string; teamId: string },
  storage: () => Storage = () => localStorage,
): DraftShelf {
  const prefix = `planrrr.draft.${owner.userId}.${owner.teamId}.`;
  const keyOf = (id: string) => prefix + id;
  const parse = (key: string): KeptDraft | undefined => {
    try {
      const text = storage().getItem(key);
      return text === null ? undefined : (JSON.parse(text) as KeptDraft);
    } catch {
      return undefined;
    }
  };
  return {
    keyOf,
    read: (id) => parse(keyOf(id)),
    list() {
      return keysOf(storage)
        .filter((key) => key.startsWith(prefix))
        .flatMap((key) => parse(key) ?? [])
        .toSorted((a, b) => b.keptAt - a.keptAt);
    },
    keep(kept) {
      try {
        storage().setItem(keyOf(kept.id), JSON.stringify(kept));
        return "kept";
      } catch (error) {
        return error instanceof DOMException && error.name === "QuotaExceededError" ? "full" : "forbidden";
      }
    },
    drop(id) {
      try {
        storage().removeItem(keyOf(id));
      } catch {
        // A browser that keeps nothing has nothing to drop.
      }
    },
  };
}

function keysOf(storage: () => Storage): string[] {
  try {
    const all = storage();
    return Array.from({ length: all.length }, (_none, index) => all.key(index) ?? "");
  } catch {
    return [];
  }
}
