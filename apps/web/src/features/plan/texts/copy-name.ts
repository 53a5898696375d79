const most = 100;

/** A name for a copy that none of the others has. */
export function copyName(name: string, taken: readonly string[]): string {
  const stem = name.replace(/, copy( \d+)?$/, "");
  for (let nth = 1; ; nth += 1) {
    const end = nth === 1 ? ", copy" : `, copy ${nth}`;
    const copy = stem.slice(0, most - end.length) + end;
    if (!taken.includes(copy)) return copy;
  }
}
