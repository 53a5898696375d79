import { stemmer } from "stemmer";

/** A word as somebody wrote it, and what it is found by: without accents, case and English endings. */
export interface Word {
  written: string;
  stem: string;
}

const longest = 40;

/** The words of a text, each stem once, in order. */
export function splitWords(text: string): Word[] {
  const found = new Map<string, Word>();
  for (const [written] of plain(text).matchAll(/[\p{L}\p{N}]+/gu)) {
    const stem = stemOf(written.slice(0, longest));
    if (!found.has(stem)) found.set(stem, { written, stem });
  }
  return [...found.values()];
}

function plain(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase();
}

const stems = new Map<string, string>();
const remembered = 50_000;

function stemOf(word: string): string {
  let stem = stems.get(word);
  if (stem === undefined) {
    stem = /^[a-z]+$/.test(word) ? stemmer(word) : word;
    if (stems.size >= remembered) stems.clear();
    stems.set(word, stem);
  }
  return stem;
}
