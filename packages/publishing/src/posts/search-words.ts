/** Scripts that write without spaces: there a word can stand anywhere. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;
const most = 10;

export type Search = { words: string } | { part: string };

/** What a person typed, as PostgreSQL can look for it: words from their beginning, or a part of the text. */
export function searchWords(typed: string): Search | null {
  const text = typed.trim().toLowerCase();
  if (text === "") return null;
  const words = text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  if (words.length === 0 || unspaced.test(text)) return { part: text };
  return {
    words: words
      .slice(0, most)
      .map((word) => `'${word}':*`)
      .join(" & "),
  };
}
