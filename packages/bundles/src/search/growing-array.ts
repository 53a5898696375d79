type Numbers = Uint8Array | Int32Array | Uint32Array | Float64Array;

/** The same array with room for `length` values; twice as long as before, so that growing stays rare. */
export function withRoom<Kind extends Numbers>(array: Kind, length: number): Kind {
  if (length <= array.length) return array;
  const make = array.constructor as new (length: number) => Kind;
  const grown = new make(Math.max(length, array.length * 2, 64));
  grown.set(array);
  return grown;
}
