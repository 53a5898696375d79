/** A part that nothing was written in is none. */
export function withoutBlanks(thread: readonly string[]): string[] {
  return thread.filter((text) => text.trim() !== "");
}

/** Under which number the server knows a part: those that are still empty it is not told of. */
export function placeOf(thread: readonly string[], index: number): number {
  return withoutBlanks(thread.slice(0, index)).length;
}
