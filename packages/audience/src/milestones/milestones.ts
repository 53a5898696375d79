const FIRST = 100;
const STEPS = [1, 2.5, 5];

/** The round numbers people celebrate, smallest first, up to `most`: 100, 250, 500, 1,000, 2,500, … */
function ladder(most: number): number[] {
  const rungs: number[] = [];
  for (let power = FIRST; power <= most; power *= 10)
    rungs.push(...STEPS.map((step) => step * power).filter((rung) => rung <= most));
  return rungs;
}

/** The next round number above a total. */
export function nextMilestone(total: number): number {
  return ladder(Math.max(FIRST, total * 10)).find((rung) => rung > total) ?? FIRST;
}

/** How far a total is on its way from the round number below it, or from nothing, to the next. */
export function wayToMilestone(total: number): { next: number; toGo: number; share: number } {
  const next = nextMilestone(total);
  const last = ladder(total).at(-1) ?? 0;
  return { next, toGo: next - total, share: (total - last) / (next - last) };
}

/**
 * The round numbers that were reached on the way from one total to the next, smallest first. Who is counted for the
 * first time has reached nothing by it. Rounded totals are rounded down, so what they reach was reached.
 */
export function milestonesBetween(before: number | undefined, after: number): number[] {
  if (before === undefined || after <= before) return [];
  return ladder(after).filter((rung) => rung > before);
}
