import type { Database } from "@planrrr/database";
import type { CatalogueIndex } from "./catalogue-index.ts";
import { catchUp } from "./catch-up.ts";
import { type LoadedCatalogue, loadCatalogue } from "./load-catalogue.ts";
import { createNearestWord, type NearestWord } from "./nearest-word.ts";

export interface Current {
  index: CatalogueIndex;
  nearest: NearestWord;
}

export interface Catalogue {
  /** The index as of now: it has everything that was committed before the question. */
  current(): Promise<Current>;
  /** The same for work that lets others in between: the index stays as it is until it ends. */
  use<Result>(work: (current: Current) => Promise<Result>): Promise<Result>;
  /** How far the database's transactions are read, and what the copy holds. */
  state(): { deals: number; words: number; dead: number } | undefined;
}

/** Slots that died may be as many as this share of the deals before the index is built anew. */
const deadShare = 0.5;
const deadAtLeast = 10_000;

/** This process' copy of the catalogue, made at the first question and kept in step with the database by each one. */
export function openCatalogue(db: Database): Catalogue {
  let loaded: (LoadedCatalogue & Current) | undefined;
  let replacement: (LoadedCatalogue & Current) | "loading" | undefined;
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  const users = new Set<Promise<unknown>>();

  async function load(): Promise<LoadedCatalogue & Current> {
    const fresh = await loadCatalogue(db);
    const nearest = createNearestWord(fresh.index.words);
    await nearest.prepare();
    return { ...fresh, nearest };
  }

  async function step(): Promise<void> {
    if (typeof replacement === "object") {
      loaded = replacement;
      replacement = undefined;
    }
    const copy = (loaded ??= await load());
    copy.horizon = await catchUp(db, copy, isIdle);
    const { dead, size } = copy.index;
    if (dead > deadAtLeast && dead > size * deadShare) replace();
  }

  /** Who comes in now waits for this look to end, so that this wait ends. */
  async function isIdle(): Promise<void> {
    while (users.size > 0) await Promise.allSettled(users);
  }

  /** Until the new one is there, the old one is right, only large. Should this fail, a later question tries again. */
  function replace(): void {
    if (replacement) return;
    replacement = "loading";
    load().then(
      (fresh) => (replacement = fresh),
      () => (replacement = undefined),
    );
  }

  function run(): Promise<void> {
    running = step().finally(() => (running = undefined));
    return running;
  }

  /** Who asks while a look is under way waits for the next one: that one may have begun too early. All of them share it. */
  function look(): Promise<void> {
    if (!running) return run();
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = undefined;
        return running ?? run();
      });
    return next;
  }

  async function current(): Promise<Current> {
    await look();
    if (!loaded) throw new Error("The catalogue could not be read.");
    return loaded;
  }

  return {
    current,
    async use(work) {
      const using = work(await current());
      users.add(using);
      try {
        return await using;
      } finally {
        users.delete(using);
      }
    },
    state: () =>
      loaded && { deals: loaded.index.size, words: loaded.index.words.size, dead: loaded.index.dead },
  };
}
