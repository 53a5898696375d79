/** `capacity` at once, and `perSecond` in the long run. */
export interface BucketLimit {
  capacity: number;
  perSecond: number;
}

export interface Bucket {
  tokens: number;
  /** ms. */
  at: number;
}

export function startBucket(limit: BucketLimit, now: number): Bucket {
  return { tokens: limit.capacity, at: now };
}

/** Takes one out of the bucket, in place. Answers 0, or the seconds until there is one. A clock that went back refills nothing. */
export function takeToken(bucket: Bucket, limit: BucketLimit, now: number): number {
  const passed = Math.max(0, now - bucket.at) / 1_000;
  bucket.tokens = Math.min(limit.capacity, bucket.tokens + passed * limit.perSecond);
  bucket.at = now;
  if (bucket.tokens < 1) return (1 - bucket.tokens) / limit.perSecond;
  bucket.tokens -= 1;
  return 0;
}
