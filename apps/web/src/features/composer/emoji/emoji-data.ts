import keywords from "emojilib" with { type: "json" };
import groups from "unicode-emoji-json/data-by-group.json" with { type: "json" };
import type { Emoji, EmojiGroup } from "./emoji.ts";

/** Every emoji by its group, in Unicode's order. Loaded when somebody opens the picker. */
export const emojiGroups: EmojiGroup[] = groups.map(({ name, emojis }) => ({
  name,
  emojis: emojis.map(({ emoji, name: called, skin_tone_support: toned }): Emoji => ({
    emoji,
    name: called,
    words: [called, ...((keywords as { [emoji: string]: string[] })[emoji] ?? [])]
      .join(" ")
      .toLowerCase()
      .replaceAll("_", " "),
    hasTones: toned,
  })),
}));
