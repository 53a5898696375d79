export interface Emoji {
  emoji: string;
  name: string;
  /** What it may be looked for by, in small letters. */
  words: string;
  hasTones: boolean;
}

export interface EmojiGroup {
  name: string;
  emojis: Emoji[];
}
