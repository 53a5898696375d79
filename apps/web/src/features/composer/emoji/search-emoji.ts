import type { Emoji, EmojiGroup } from "./emoji.ts";

const most = 120;

/** Emojis of which every word of the search begins a word; names before keywords. */
export function searchEmoji(groups: readonly EmojiGroup[], search: string): Emoji[] {
  const wanted = search.trim().toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return [];
  const named: Emoji[] = [];
  const meant: Emoji[] = [];
  for (const emoji of groups.flatMap(({ emojis }) => emojis)) {
    if (begins(emoji.name, wanted)) named.push(emoji);
    else if (begins(emoji.words, wanted)) meant.push(emoji);
  }
  return [...named, ...meant].slice(0, most);
}

function begins(words: string, wanted: readonly string[]): boolean {
  const text = ` ${words.toLowerCase()}`;
  return wanted.every((word) => text.includes(` ${word}`));
}
