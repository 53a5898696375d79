/** Unique violation, serialization failure, deadlock: the same work finds another state the next time. */
const conflicts = new Set(["23505", "40001", "40P01"]);
const tries = 3;

/** Runs a transaction again when another one got in its way. */
export async function repeatConflicts<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === tries || !isConflict(error)) throw error;
    }
  }
}

function isConflict(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ("code" in error && conflicts.has(String(error.code))) || isConflict(error.cause);
}
