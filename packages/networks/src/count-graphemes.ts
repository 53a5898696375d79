const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });

/** What a reader sees as one character: an emoji family counts once. */
export function countGraphemes(text: string): number {
  let count = 0;
  for (const _part of segmenter.segment(text)) count += 1;
  return count;
}
