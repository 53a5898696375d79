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
  for (const written of writtenWords(text)) {
    const stem = stemOf(written);
    if (!found.has(stem)) found.set(stem, { written, stem });
  }
  return [...found.values()];
}

/** Every word of a text as it comes, without accents and case. */
export function writtenWords(text: string): readonly string[] {
  // Nearly all texts are plain letters, and a million of them are read at a start.
  if (plainLetters.test(text)) return text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return withoutAccents(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

const plainLetters = /^[\0-\x7f]*$/;

function withoutAccents(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase();
}

export function stemOf(written: string): string {
  const word = written.slice(0, longest);
  return /^[a-z]+$/.test(word) ? stemmer(word) : word;
}
