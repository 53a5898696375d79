import { createContentDigest, hashText, type Hash } from "./content-digest.ts";
import { type CellColumn, createCellColumn } from "./cell-column.ts";
import type { DealFacts } from "./deal-facts.ts";
import { createDesks, type Desks } from "./desks.ts";
import { withRoom } from "./growing-array.ts";
import { createIdColumn, type IdColumn } from "./id-column.ts";
import { createNowBits, type NowBits } from "./now-bits.ts";
import { createNumberColumns, type NumberColumns } from "./number-columns.ts";
import { clearBit, setBit } from "./slot-set.ts";
import { createValueColumn, type ValueColumn } from "./value-column.ts";
import { createWordIndex, type WordIndex } from "./word-index.ts";

/** All deals in memory, column by column, so that one look at every deal is a walk over arrays. */
export interface CatalogueIndex {
  /** Takes a deal in, or what has changed of it. False: it was so already. */
  put(facts: DealFacts): boolean;
  remove(id: string): void;
  readonly words: WordIndex;
  readonly providers: ValueColumn<string>;
  readonly cells: CellColumn;
  readonly numbers: NumberColumns;
  readonly now: NowBits;
  /** The deals' ids; a bit in `alive` for each slot that counts. */
  readonly ids: IdColumn;
  readonly alive: Uint32Array;
  readonly desks: Desks;
  readonly size: number;
  /** Slots of deals that have other words by now or are gone. Many of them: time to build it anew. */
  readonly dead: number;
  /** The same in every process that has the same deals. */
  readonly version: string;
}

export function createCatalogueIndex(): CatalogueIndex {
  const ids = createIdColumn();
  const desks = createDesks();
  const words = createWordIndex();
  const numbers = createNumberColumns();
  const now = createNowBits(() => numbers);
  const providers = createValueColumn<string>((name) => name);
  const cells = createCellColumn();
  const digest = createContentDigest();
  let alive = new Uint32Array(64);
  let xids = new Float64Array(64);
  let textHashes = new Uint32Array(128);

  function put(facts: DealFacts): boolean {
    const before = ids.slotOf(facts.id);
    if (before !== undefined && xids[before] === facts.xid) return false;
    const text = textOf(facts);
    const hash = hashText(text);
    if (before !== undefined) digest.remove(stamp(facts.id, xids[before] ?? 0));
    const hasSameWords =
      before !== undefined && textHashes[before * 2] === hash[0] && textHashes[before * 2 + 1] === hash[1];
    const keeps = before !== undefined && hasSameWords;
    if (before !== undefined && !keeps) clearBit(alive, before);
    const slot = keeps ? before : takeSlot(facts, hash);
    xids[slot] = facts.xid;
    digest.add(stamp(facts.id, facts.xid));
    numbers.set(slot, facts);
    now.set(slot);
    providers.set(slot, facts.provider);
    cells.set(slot, facts);
    return true;
  }

  function takeSlot(facts: DealFacts, hash: Hash): number {
    const slot = ids.add(facts.id);
    alive = withRoom(alive, (slot >>> 5) + 1);
    xids = withRoom(xids, slot + 1);
    textHashes = withRoom(textHashes, slot * 2 + 2);
    setBit(alive, slot);
    textHashes.set(hash, slot * 2);
    words.add(slot, nameOf(facts), restOf(facts));
    return slot;
  }

  return {
    put,
    remove(id) {
      const slot = ids.slotOf(id);
      if (slot === undefined) return;
      ids.remove(id);
      clearBit(alive, slot);
      digest.remove(stamp(id, xids[slot] ?? 0));
    },
    words,
    providers,
    cells,
    numbers,
    now,
    ids,
    desks,
    get alive() {
      return alive;
    },
    get size() {
      return ids.size;
    },
    get dead() {
      return ids.length - ids.size;
    },
    get version() {
      return digest.text;
    },
  };
}

function stamp(id: string, xid: number): Hash {
  return hashText(`${id} ${xid}`);
}

const nameOf = ({ title, provider, services }: DealFacts) => [title, provider, ...services].join("\n");
const restOf = ({ description, eligibility, category, audience, region }: DealFacts) =>
  [description, eligibility, category, audience, region].filter((text) => text !== null).join("\n");
const textOf = (facts: DealFacts) => `${nameOf(facts)}\n\n${restOf(facts)}`;
