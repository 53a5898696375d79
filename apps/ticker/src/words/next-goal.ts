/** The next round number: of 48,213 it is 50,000, since the last was 40,000. None below ten. */
export function nextGoal(total: number): { goal: number; toGo: number; share: number } | undefined {
  if (total < 10) return undefined;
  const step = 10 ** Math.floor(Math.log10(total));
  const last = Math.floor(total / step) * step;
  const goal = last + step;
  return { goal, toGo: goal - total, share: (total - last) / step };
}
