import { withRoom } from "./growing-array.ts";

/** A value of every deal as a small number, and what the numbers stand for. */
export interface ValueColumn<Value> {
  set(slot: number, value: Value): void;
  /** Undefined: no deal ever had this value. */
  codeOf(value: Value): number | undefined;
  readonly values: readonly Value[];
  /** By slot; valid until the next `set`. */
  readonly codes: Int32Array;
}

/** `keyOf`: the same text for the same value. */
export function createValueColumn<Value>(keyOf: (value: Value) => string | null): ValueColumn<Value> {
  const values: Value[] = [];
  const known = new Map<string | null, number>();
  let codes = new Int32Array(64);
  return {
    set(slot, value) {
      const key = keyOf(value);
      let code = known.get(key);
      if (code === undefined) {
        code = values.length;
        values.push(value);
        known.set(key, code);
      }
      codes = withRoom(codes, slot + 1);
      codes[slot] = code;
    },
    codeOf: (value) => known.get(keyOf(value)),
    values,
    get codes() {
      return codes;
    },
  };
}
