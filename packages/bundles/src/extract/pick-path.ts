/** A value and the values it lies in, innermost first. */
export interface Placed {
  value: unknown;
  parents: readonly unknown[];
}

/** All values at `deals[]` or `providers[].plans[]`: names between dots, `[]` for each member of a list or object. */
export function pickItems(root: unknown, path: string): Placed[] | undefined {
  let found: Placed[] = [{ value: root, parents: [] }];
  for (const step of path.split(".")) {
    const each = step.endsWith("[]");
    const name = each ? step.slice(0, -2) : step;
    const named = found.map(({ value, parents }) => ({ value: member(value, name), parents, holder: value }));
    const there = named.filter(({ value }) => value !== undefined && value !== null);
    // A list that is missing everywhere is another document than the one that was described.
    if (there.length === 0 && named.length > 0) return undefined;
    if (!each) {
      found = there.map(({ value, parents, holder }) => ({ value, parents: [holder, ...parents] }));
      continue;
    }
    if (there.some(({ value }) => typeof value !== "object")) return undefined;
    found = there.flatMap(({ value, parents, holder }) =>
      Object.values(value as object).map((item: unknown) => ({ value: item, parents: [holder, ...parents] })),
    );
  }
  return found;
}

/** `price.amount` of the item, `^.name` of what the item lies in. */
export function pickValue({ value, parents }: Placed, path: string): unknown {
  const names = path.split(".");
  const up = names.findIndex((name) => name !== "^");
  const height = up < 0 ? names.length : up;
  const from = height === 0 ? value : parents[height - 1];
  return names.slice(height).reduce(member, from);
}

function member(value: unknown, name: string): unknown {
  if (name === "") return value;
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as { [name: string]: unknown })[name];
}
