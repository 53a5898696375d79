import { expect, it } from "vitest";
import type { Json } from "../network.ts";
import { answer, failure } from "../testing/outcomes.ts";
import { classifyX } from "./classify-x.ts";

const NOW = Date.UTC(2026, 10, 20);
const TYPES = "https://api.x.com/2/problems/";
const problem = (title: string, type = "about:blank"): Json => ({ title, type, detail: `${title}.` });
const reset = (seconds: number): string => String(NOW / 1000 + seconds);

it.each([
  [400, problem("Invalid Request", `${TYPES}invalid-request`), "refused", "INVALID_REQUEST"],
  [403, problem("Forbidden"), "refused", "HTTP_403"],
  [403, problem("Client Forbidden", `${TYPES}client-forbidden`), "refused", "CLIENT_FORBIDDEN"],
  [401, problem("Unauthorized"), "expired", "HTTP_401"],
  [
    402,
    problem("CreditsDepleted", "https://api.twitter.com/2/problems/credits"),
    "rate-limited",
    "CREDITS_EXHAUSTED",
  ],
  [429, problem("UsageCapExceeded", `${TYPES}usage-capped`), "rate-limited", "USAGE_CAPPED"],
  [503, problem("Service Unavailable"), "unknown", "HTTP_503"],
  // A proxy's word, not X's.
  [403, undefined, "unknown", "HTTP_403"],
  [404, undefined, "unknown", "HTTP_404"],
  [401, undefined, "unknown", "HTTP_401"],
  [302, undefined, "unknown", "HTTP_302"],
  [200, undefined, "unknown", "NOT_JSON"],
])("a commit that ends with %i %j is %s", (status, json, kind, code) => {
  expect(classifyX("call", answer(status, json), "commit", NOW)).toMatchObject({ kind, code, status });
});

it("takes a no before the commit for a missing right", () => {
  expect(classifyX("call", answer(403, problem("Forbidden")), "read", NOW)).toMatchObject({
    kind: "reconnect",
  });
  expect(classifyX("call", answer(500), "prepare", NOW)).toMatchObject({ kind: "not-sent" });
});

it("waits for the last of the windows that are used up, and for no other", () => {
  const headers = {
    "x-rate-limit-limit": "100",
    "x-rate-limit-remaining": "40",
    "x-rate-limit-reset": reset(99_999),
    "x-app-limit-24hour-limit": "10000",
    "x-app-limit-24hour-remaining": "0",
    "x-app-limit-24hour-reset": reset(3600),
    "x-user-limit-24hour-limit": "50",
    "x-user-limit-24hour-remaining": "0",
    "x-user-limit-24hour-reset": reset(7200),
  };
  expect(classifyX("call", answer(429, undefined, headers), "commit", NOW)).toMatchObject({
    kind: "rate-limited",
    retryAt: NOW + 7_200_000,
  });
  expect(classifyX("call", answer(429), "commit", NOW).retryAt).toBe(NOW + 900_000);
});

it("knows a call that never left", () => {
  expect(classifyX("call", failure("ECONNREFUSED", false), "commit", NOW).kind).toBe("not-sent");
  expect(classifyX("call", failure("UND_ERR_SOCKET", true), "commit", NOW).kind).toBe("unknown");
});
