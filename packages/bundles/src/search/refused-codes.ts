import type { ValueColumn } from "./value-column.ts";

/** 1 for every code that is not among the values. Undefined: all are taken. */
export function refusedCodes(
  column: ValueColumn<string> | ValueColumn<string | null>,
  values: readonly string[] | undefined,
): Uint8Array | undefined {
  if (!values) return undefined;
  const others = new Uint8Array(column.values.length).fill(1);
  for (const value of values) {
    const code = column.codeOf(value);
    if (code !== undefined) others[code] = 0;
  }
  return others;
}
