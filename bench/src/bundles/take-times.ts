/** How long each of `count` turns took, in ms, the shortest first; `between` them something else. */
export async function takeTimes(
  count: number,
  work: () => Promise<unknown>,
  between?: () => Promise<unknown>,
): Promise<number[]> {
  const all: number[] = [];
  for (let turn = 0; turn < count; turn += 1) {
    const began = performance.now();
    await work();
    all.push(performance.now() - began);
    await between?.();
  }
  return all.sort((a, b) => a - b);
}

/** What so large a share of the times stays below, to a tenth of a ms. */
export const shareOf = (sorted: readonly number[], share: number) =>
  Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 10) / 10;
