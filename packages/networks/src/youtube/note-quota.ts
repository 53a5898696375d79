import type { NetworkIo } from "../network.ts";
import type { NetworkError } from "../network-error.ts";

/** developers.google.com/youtube/v3/determine_quota_cost: uploads have a bucket of their own. */
const PER_DAY = { "videos.insert": 100, units: 10_000 };

/** Google tells nothing of what is left, only that nothing is: all connections wait then, as the quota is the app's. */
export function noteQuota(io: NetworkIo, error: NetworkError, bucket: keyof typeof PER_DAY): NetworkError {
  const isSpent = error.code === "quotaExceeded" || error.code === "dailyLimitExceeded";
  if (isSpent && error.retryAt !== undefined) {
    const limit = PER_DAY[bucket];
    io.noteUsage?.({ scope: "app", name: bucket, limit, remaining: 0, resetAt: error.retryAt });
  }
  return error;
}
