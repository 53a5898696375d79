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

/** Buckets by key. They are not stored: when a room has slept, all are full again. */
export function createBuckets(limit: BucketLimit): (key: string) => number {
  const buckets = new Map<string, Bucket>();
  return (key) => {
    const now = Date.now();
    // Those that have filled up by now say nothing any more.
    if (buckets.size > 5_000)
      for (const [each, { at }] of buckets)
        if (now - at > (limit.capacity / limit.perSecond) * 1_000) buckets.delete(each);
    const bucket = buckets.get(key) ?? startBucket(limit, now);
    buckets.set(key, bucket);
    return takeToken(bucket, limit, now);
  };
}
