import { findUrls } from "./find-urls.ts";

const URL_WEIGHT = 23;
const EMOJI = /\p{RGI_Emoji}/gv;
/** docs.x.com/fundamentals/counting-characters: these count one, all others two. */
const LIGHT: [first: number, last: number][] = [
  [0, 4351],
  [8192, 8205],
  [8208, 8223],
  [8242, 8247],
];

/** The length X counts: 23 for a link, 2 for an emoji of any kind, 1 or 2 for a character. */
export function weighText(input: string): number {
  const text = input.normalize("NFC");
  let weight = 0;
  let at = 0;
  for (const { start, end } of findUrls(text)) {
    weight += weighPlain(text.slice(at, start)) + URL_WEIGHT;
    at = end;
  }
  return weight + weighPlain(text.slice(at));
}

function weighPlain(text: string): number {
  let weight = 0;
  const rest = text.replace(EMOJI, () => {
    weight += 2;
    return "";
  });
  for (const character of rest) {
    const point = character.codePointAt(0) ?? 0;
    weight += LIGHT.some(([first, last]) => point >= first && point <= last) ? 1 : 2;
  }
  return weight;
}
