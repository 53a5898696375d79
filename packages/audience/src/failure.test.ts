import { expect, it } from "vitest";
import { addFailure, toFailure, type NetworkTrouble } from "./failure.ts";

const now = Date.UTC(2026, 10, 28);

it.each<[NetworkTrouble, string]>([
  [{ kind: "reconnect", code: "GRAPH_190", status: 400 }, "auth"],
  [{ kind: "expired", code: "authError", status: 401 }, "auth"],
  [{ kind: "rate-limited", code: "GRAPH_4", status: 400, retryAt: now + 1 }, "rate-limit"],
  [{ kind: "not-sent", code: "HTTP_429", status: 429 }, "rate-limit"],
  [{ kind: "rate-limited", code: "quotaExceeded", status: 403, retryAt: now + 1 }, "quota"],
  [{ kind: "not-sent", code: "TIMEOUT" }, "timeout"],
  [{ kind: "not-sent", code: "ECONNREFUSED" }, "upstream"],
  [{ kind: "not-sent", code: "HTTP_500", status: 500 }, "upstream"],
  [{ kind: "not-sent", code: "NOT_JSON", status: 200 }, "invalid"],
  [{ kind: "not-sent", code: "CUT_OFF", status: 200 }, "invalid"],
  [{ kind: "refused", code: "GRAPH_100", status: 400 }, "invalid"],
])("%j is told as %s", (trouble, kind) => {
  expect(toFailure(trouble)).toMatchObject({ kind, code: trouble.code });
});

it("counts in a row, from the first on, and keeps the later of two stated ends", () => {
  const first = addFailure(undefined, { kind: "rate-limit", code: "GRAPH_4", retryAt: now + 600_000 }, now);
  expect(first).toEqual({
    kind: "rate-limit",
    code: "GRAPH_4",
    at: now,
    since: now,
    count: 1,
    retryAt: now + 600_000,
  });
  const second = addFailure(first, { kind: "upstream", code: "HTTP_502" }, now + 60_000);
  expect(second).toMatchObject({ kind: "upstream", since: now, count: 2, retryAt: now + 600_000 });
  expect(addFailure(second, { kind: "timeout", code: "TIMEOUT" }, now + 700_000)).not.toHaveProperty(
    "retryAt",
  );
});
