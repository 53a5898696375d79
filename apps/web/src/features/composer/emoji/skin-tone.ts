export const skinTones = [
  { value: "", name: "Yellow" },
  { value: "\u{1F3FB}", name: "Light" },
  { value: "\u{1F3FC}", name: "Medium light" },
  { value: "\u{1F3FD}", name: "Medium" },
  { value: "\u{1F3FE}", name: "Medium dark" },
  { value: "\u{1F3FF}", name: "Dark" },
] as const;

const PERSON = /(\p{Emoji_Modifier_Base})\uFE0F?/gu;

/** The emoji in a skin tone: everybody in it, since Unicode names few mixed pairs. */
export function withSkinTone(emoji: { emoji: string; hasTones: boolean }, tone: string): string {
  return tone === "" || !emoji.hasTones ? emoji.emoji : emoji.emoji.replace(PERSON, `$1${tone}`);
}
