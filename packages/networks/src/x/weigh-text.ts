import { findUrls } from "./find-urls.ts";

const PER_URL = 23;
const EMOJI = /\p{RGI_Emoji}/gv;

/**
 * X's weighted length: 23 for any link, 2 for any emoji, 1 for Latin and its neighbours, 2 for all others.
 * Our own, as X's library is of 2020, brings core-js 2 and knows neither newer emoji nor newer domains; tests compare.
 */
export function weighText(input: string): number {
  const text = input.normalize("NFC");
  let weight = 0;
  let at = 0;
  for (const { start, end } of findUrls(text)) {
    weight += weighWords(text.slice(at, start)) + PER_URL;
    at = end;
  }
  return weight + weighWords(text.slice(at));
}

function weighWords(text: string): number {
  let weight = 0;
  const rest = text.replace(EMOJI, () => {
    weight += 2;
    return "";
  });
  for (const character of rest) weight += isLight(character.codePointAt(0) ?? 0) ? 1 : 2;
  return weight;
}

function isLight(point: number): boolean {
  if (point <= 4351) return true;
  return (
    (point >= 8192 && point <= 8205) || (point >= 8208 && point <= 8223) || (point >= 8242 && point <= 8247)
  );
}
