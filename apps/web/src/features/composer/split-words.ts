import type { NetworkName } from "@planrrr/contract";

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
const sentences = new Intl.Segmenter("en", { granularity: "sentence" });

/** Never less than the network counts: what is said to fit fits. X counts what is beyond Latin, Greek and Cyrillic twice. */
function lengthOn(network: NetworkName, text: string): number {
  if (network === "bluesky") return [...graphemes.segment(text)].length;
  if (network !== "x") return text.length;
  return Array.from(text).reduce((sum, letter) => sum + ((letter.codePointAt(0) ?? 0) > 0x10ff ? 2 : 1), 0);
}

/**
 * A long text in as few parts as fit a network, cut between paragraphs where that is possible, else between sentences,
 * else between words. Nothing is left out but the space at a cut.
 */
export function splitWords(network: NetworkName, text: string, limit: number): string[] {
  const fits = (part: string) => lengthOn(network, part.trim()) <= limit;
  const pieces = text.split(/(?<=\n)(?=\S)/).flatMap((paragraph) => smaller(paragraph, fits));
  const parts: string[] = [];
  let part = "";
  for (const piece of pieces) {
    if (part.trim() !== "" && !fits(part + piece)) {
      parts.push(part.trim());
      part = "";
    }
    part += piece;
  }
  return [...parts, part.trim()].filter((each) => each !== "");
}

function smaller(text: string, fits: (part: string) => boolean): string[] {
  if (fits(text)) return [text];
  const said = [...sentences.segment(text)].map(({ segment }) => segment);
  if (said.length > 1) return said.flatMap((sentence) => smaller(sentence, fits));
  const words = text.split(/(?<=\s)(?=\S)/);
  if (words.length > 1) return words.flatMap((word) => smaller(word, fits));
  return [...graphemes.segment(text)].map(({ segment }) => segment);
}
