/** A file that has begun to be planned: the same file, chosen again, goes on where it stopped. */
export interface BegunImport {
  /** Each request's idempotency key begins with it. */
  id: string;
  at: string;
  /** The rows that were sent, by their numbers, in their order. */
  numbers: number[];
  done: boolean;
}

const most = 20;
const keyOf = (teamId: string) => `planrrr.imports.${teamId}`;

type Known = [print: string, begun: BegunImport][];

function readAll(teamId: string): Known {
  try {
    return JSON.parse(localStorage.getItem(keyOf(teamId)) ?? "[]") as Known;
  } catch {
    return [];
  }
}

export function recallImport(teamId: string, print: string): BegunImport | undefined {
  return readAll(teamId).find(([known]) => known === print)?.[1];
}

/** Storage that is full or forbidden costs the memory, not the import. */
export function rememberImport(teamId: string, print: string, begun: BegunImport): void {
  const others = readAll(teamId).filter(([known]) => known !== print);
  try {
    localStorage.setItem(keyOf(teamId), JSON.stringify([[print, begun], ...others].slice(0, most)));
  } catch {
    // The page itself still knows.
  }
}

/** Tells files apart; web crypto is missing on addresses without https. */
export function printOf(text: string): string {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    a = Math.imul(a ^ unit, 2_654_435_761);
    b = Math.imul(b ^ unit, 1_597_334_677);
  }
  return `${text.length}-${(a >>> 0).toString(16)}${(b >>> 0).toString(16)}`;
}
