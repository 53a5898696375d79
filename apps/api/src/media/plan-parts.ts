const MB = 1_048_576;
/** Stores take 10,000 parts of at least 5 MB. */
const MOST_PARTS = 10_000;
const LEAST_PART = 8 * MB;

/** In how many parts a file goes into the bucket, and how large each but the last is. */
export function planParts(bytes: number): { partBytes: number; partCount: number } {
  const partBytes = Math.max(LEAST_PART, Math.ceil(bytes / MOST_PARTS / MB) * MB);
  return { partBytes, partCount: Math.ceil(bytes / partBytes) };
}
