/** From `at` on a deal costs so much. Null: its source did not tell. */
export interface PriceStep {
  at: Date;
  priceMinor: number | null;
}

export interface PriceChange {
  at: Date;
  before: unknown;
  after: unknown;
}

/** What a deal has cost since it was first seen, oldest first: prices jump, they do not slope. */
export function toPriceSteps(
  deal: { firstSeenAt: Date; priceMinor: number | null },
  changes: readonly PriceChange[],
): PriceStep[] {
  const inOrder = changes.toSorted((a, b) => a.at.getTime() - b.at.getTime());
  const [first] = inOrder;
  const steps = [{ at: deal.firstSeenAt, priceMinor: first ? amountOf(first.before) : deal.priceMinor }];
  for (const { at, after } of inOrder) {
    const priceMinor = amountOf(after);
    // The price a deal appears with is no change.
    if (at.getTime() <= deal.firstSeenAt.getTime()) steps[0] = { at: deal.firstSeenAt, priceMinor };
    else if (steps.at(-1)?.priceMinor !== priceMinor) steps.push({ at, priceMinor });
  }
  return steps;
}

const amountOf = (value: unknown) => (typeof value === "number" ? value : null);
