export interface WordRun {
  kind: "same" | "mine" | "theirs";
  text: string;
}

/** Beyond so many differing words the middle counts as wholly different: nobody could read the pieces. */
const mostSteps = 800;

const segmenter = new Intl.Segmenter("en", { granularity: "word" });

/** Words, spaces and signs, each for itself; emoji families stay whole. */
export function wordsOf(text: string): string[] {
  return [...segmenter.segment(text)].map(({ segment }) => segment);
}

/** Pairs of places at which both lists have the same word, in order: a longest such list (Myers). */
export function matchWords(a: readonly string[], b: readonly string[]): [number, number][] {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (
    tail < a.length - head &&
    tail < b.length - head &&
    a[a.length - 1 - tail] === b[b.length - 1 - tail]
  )
    tail += 1;
  const middle = matchMiddle(a.slice(head, a.length - tail), b.slice(head, b.length - tail));
  const pairs: [number, number][] = [];
  for (let at = 0; at < head; at += 1) pairs.push([at, at]);
  for (const [x, y] of middle) pairs.push([head + x, head + y]);
  for (let at = tail; at > 0; at -= 1) pairs.push([a.length - at, b.length - at]);
  return pairs;
}

function matchMiddle(a: readonly string[], b: readonly string[]): [number, number][] {
  const furthest = new Map<number, number>([[1, 0]]);
  const trace: Map<number, number>[] = [];
  for (let d = 0; d <= Math.min(a.length + b.length, mostSteps); d += 1) {
    trace.push(new Map(furthest));
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && at(furthest, k - 1) < at(furthest, k + 1));
      let x = down ? at(furthest, k + 1) : at(furthest, k - 1) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x += 1;
      furthest.set(k, x);
      if (x >= a.length && x - k >= b.length) return walkBack(trace, a.length, b.length);
    }
  }
  return [];
}

function walkBack(trace: Map<number, number>[], endX: number, endY: number): [number, number][] {
  const pairs: [number, number][] = [];
  let [x, y] = [endX, endY];
  for (let d = trace.length - 1; d >= 0; d -= 1) {
    const furthest = trace[d] as Map<number, number>;
    const k = x - y;
    const down = k === -d || (k !== d && at(furthest, k - 1) < at(furthest, k + 1));
    const fromK = down ? k + 1 : k - 1;
    const fromX = d === 0 ? 0 : at(furthest, fromK);
    const fromY = d === 0 ? 0 : fromX - fromK;
    while (x > fromX && y > fromY) pairs.push([(x -= 1), (y -= 1)]);
    [x, y] = [fromX, fromY];
  }
  return pairs.reverse();
}

const at = (furthest: Map<number, number>, k: number): number => furthest.get(k) ?? -1;

/** What the two texts have in common, and what only one of them says. */
export function compareWords(mine: string, theirs: string): WordRun[] {
  const [a, b] = [wordsOf(mine), wordsOf(theirs)];
  const runs: WordRun[] = [];
  const add = (kind: WordRun["kind"], text: string) => {
    const last = runs.at(-1);
    if (text === "") return;
    if (last?.kind === kind) last.text += text;
    else runs.push({ kind, text });
  };
  let [x, y] = [0, 0];
  for (const [nextX, nextY] of [...matchWords(a, b), [a.length, b.length] as const]) {
    add("mine", a.slice(x, nextX).join(""));
    add("theirs", b.slice(y, nextY).join(""));
    add("same", a[nextX] ?? "");
    [x, y] = [nextX + 1, nextY + 1];
  }
  return runs;
}
