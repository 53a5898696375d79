const encoder = new TextEncoder();

export function countBytes(text: string): number {
  return encoder.encode(text).length;
}

/** Facets name places in bytes of UTF-8, JavaScript in units of UTF-16: each call moves on from the last place asked for. */
export function createByteOffsets(text: string): (index: number) => number {
  let atIndex = 0;
  let atByte = 0;
  return (index) => {
    if (index < atIndex) {
      atIndex = 0;
      atByte = 0;
    }
    atByte += countBytes(text.slice(atIndex, index));
    atIndex = index;
    return atByte;
  };
}
