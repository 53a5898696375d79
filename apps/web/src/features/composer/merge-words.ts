import { matchWords, wordsOf } from "./compare-words.ts";

export interface MergedWords {
  text: string;
  /** Places at which both wrote something else: both stand there, mine first. */
  clashes: number;
}

interface Edit {
  from: number;
  to: number;
  words: string;
}

/** Both people's changes of the same words, put together. */
export function mergeWords(base: string, mine: string, theirs: string): MergedWords {
  const words = wordsOf(base);
  const [ours, others] = [editsOf(words, wordsOf(mine)), editsOf(words, wordsOf(theirs))];
  let [text, clashes, at] = ["", 0, 0];
  while (ours.length > 0 || others.length > 0) {
    const { from, to, mine: first, theirs: second } = nextPlace(ours, others);
    text += words.slice(at, from).join("");
    const [left, right] = [apply(words, from, to, first), apply(words, from, to, second)];
    if (first.length === 0) text += right;
    else if (second.length === 0 || left === right) text += left;
    else {
      clashes += 1;
      text += [left, right].filter((part) => part.trim() !== "").join(" / ");
    }
    at = to;
  }
  return { text: text + words.slice(at).join(""), clashes };
}

/** The next stretch of the base that somebody changed, with all edits that touch it; takes them from the lists. */
function nextPlace(ours: Edit[], others: Edit[]) {
  const start = Math.min(ours[0]?.from ?? Infinity, others[0]?.from ?? Infinity);
  const place = { from: start, to: start, mine: [] as Edit[], theirs: [] as Edit[] };
  const touches = (edit: Edit | undefined): edit is Edit =>
    edit !== undefined && (edit.from < place.to || edit.from === start);
  for (;;) {
    const [own, other] = [ours[0], others[0]];
    if (touches(own)) place.mine.push(own);
    else if (touches(other)) place.theirs.push(other);
    else return place;
    const taken = touches(own) ? ours.shift() : others.shift();
    place.to = Math.max(place.to, taken?.to ?? 0);
  }
}

function apply(words: readonly string[], from: number, to: number, edits: readonly Edit[]): string {
  let [text, at] = ["", from];
  for (const edit of edits) {
    text += words.slice(at, edit.from).join("") + edit.words;
    at = edit.to;
  }
  return text + words.slice(at, to).join("");
}

function editsOf(base: readonly string[], changed: readonly string[]): Edit[] {
  const edits: Edit[] = [];
  let [x, y] = [0, 0];
  for (const [nextX, nextY] of [...matchWords(base, changed), [base.length, changed.length] as const]) {
    if (nextX > x || nextY > y) edits.push({ from: x, to: nextX, words: changed.slice(y, nextY).join("") });
    [x, y] = [nextX + 1, nextY + 1];
  }
  return edits;
}
