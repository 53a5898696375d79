import { describe, expect, it } from "vitest";
import { readRemaining, readResetAt, readRetryAt } from "./reset-time.ts";

const NOW = Date.UTC(2026, 10, 1);

describe("readRetryAt", () => {
  it("counts Retry-After from our own clock", () => {
    const headers = new Headers({ "retry-after": "30", "x-reset": String(NOW / 1000 + 3600) });
    expect(readRetryAt(headers, "x-reset", NOW)).toBe(NOW + 30_000);
  });
  it("reads an HTTP date, but never one in the past", () => {
    expect(readRetryAt(new Headers({ "retry-after": "Sun, 01 Nov 2026 01:00:00 GMT" }), "x", NOW)).toBe(
      NOW + 3_600_000,
    );
    expect(readRetryAt(new Headers({ "retry-after": "Sat, 31 Oct 2026 01:00:00 GMT" }), "x", NOW)).toBe(NOW);
  });
  it("waits a minute where the network names no time", () => {
    expect(readRetryAt(new Headers(), "x-reset", NOW)).toBe(NOW + 60_000);
    expect(readRetryAt(new Headers({ "x-reset": "soon" }), "x-reset", NOW)).toBe(NOW + 60_000);
  });
});

it("reads a reset as epoch seconds, as a span and as an ISO instant", () => {
  expect(readResetAt(new Headers({ r: String(NOW / 1000 + 5) }), "r", NOW)).toBe(NOW + 5000);
  expect(readResetAt(new Headers({ r: "5" }), "r", NOW)).toBe(NOW + 5000);
  expect(readResetAt(new Headers({ r: "2026-11-01T00:00:05.000000Z" }), "r", NOW)).toBe(NOW + 5000);
  expect(readResetAt(new Headers(), "r", NOW)).toBeUndefined();
});

it("reads what is left of a budget", () => {
  expect(readRemaining(new Headers({ l: "0" }), "l")).toBe(0);
  expect(readRemaining(new Headers({ l: "many" }), "l")).toBeUndefined();
  expect(readRemaining(new Headers(), "l")).toBeUndefined();
});
