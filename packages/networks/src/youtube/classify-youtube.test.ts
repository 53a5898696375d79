import { expect, it } from "vitest";
import type { Json } from "../network.ts";
import { answer, failure } from "../testing/outcomes.ts";
import { classifyYoutube } from "./classify-youtube.ts";

const NOW = Date.parse("2026-11-20T12:00:00Z");
const MIDNIGHT = Date.parse("2026-11-21T08:00:00Z");
const error = (reason: string): Json => ({ error: { message: "Words.", errors: [{ reason }] } });

it.each([
  [403, error("quotaExceeded"), "rate-limited", MIDNIGHT],
  [400, error("uploadLimitExceeded"), "rate-limited", MIDNIGHT],
  [
    429,
    {
      error: {
        errors: [{ reason: "rateLimitExceeded" }],
        details: [{ metadata: { quota_limit: "VideoUploadsPerDay" } }],
      },
    },
    "rate-limited",
    MIDNIGHT,
  ],
  [429, error("rateLimitExceeded"), "rate-limited", NOW + 60_000],
  [403, error("userRateLimitExceeded"), "rate-limited", NOW + 60_000],
  [403, error("insufficientPermissions"), "reconnect", undefined],
  [401, error("youtubeSignupRequired"), "reconnect", undefined],
  [401, error("authError"), "expired", undefined],
  [400, error("invalidTags"), "refused", undefined],
  [403, error("forbidden"), "refused", undefined],
  [400, error("badRequest"), "not-sent", undefined],
  [500, error("backendError"), "unknown", undefined],
  // A proxy's word, not Google's.
  [403, undefined, "unknown", undefined],
  [401, undefined, "unknown", undefined],
  [200, undefined, "unknown", undefined],
])("a commit that ends with %i %j is %s", (status, json, kind, retryAt) => {
  const classified = classifyYoutube("call", answer(status, json), "commit", NOW);
  expect(classified).toMatchObject({ kind, status });
  expect(classified.retryAt).toBe(retryAt);
});

it("knows a call that never left", () => {
  expect(classifyYoutube("call", failure("ENOTFOUND", false), "commit", NOW).kind).toBe("not-sent");
  expect(classifyYoutube("call", failure("TIMEOUT", true), "commit", NOW).kind).toBe("unknown");
});
