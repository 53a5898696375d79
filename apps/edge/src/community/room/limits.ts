import { type Bucket, type BucketLimit, startBucket, takeToken } from "@planrrr/community";

/** Tabs and devices of one person. */
export const mostSockets = 20;

/** What one person may do in a room. */
export const roomLimits = {
  /** Frames of a socket, of whatever kind. */
  frames: { capacity: 100, perSecond: 50 },
  cheers: { capacity: 10, perSecond: 5 },
  /** Being told that it was too much. Whoever uses these up as well is sent away. */
  refusals: { capacity: 200, perSecond: 5 },
  posts: { capacity: 5, perSecond: 0.1 },
} satisfies { [what: string]: BucketLimit };

/** From so many on it is worth looking for some to forget; not with each frame, since a look is at all of them. */
const manyKeys = 5_000;

/** Buckets by key. They are not stored: when a room has slept, all are full again. */
export function createBuckets(limit: BucketLimit): (key: string) => number {
  const buckets = new Map<string, Bucket>();
  const fullAfterMs = (limit.capacity / limit.perSecond) * 1_000;
  let lookedAt = 0;

  /** Those that have filled up by now say nothing any more. */
  function forgetFull(now: number): void {
    lookedAt = now;
    for (const [key, { at }] of buckets) if (now - at > fullAfterMs) buckets.delete(key);
  }

  return (key) => {
    const now = Date.now();
    if (buckets.size > manyKeys && Math.abs(now - lookedAt) > fullAfterMs) forgetFull(now);
    let bucket = buckets.get(key);
    if (!bucket) buckets.set(key, (bucket = startBucket(limit, now)));
    return takeToken(bucket, limit, now);
  };
}
