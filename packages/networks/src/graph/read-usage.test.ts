import { expect, it } from "vitest";
import { readUsage } from "./read-usage.ts";

const NOW = Date.UTC(2026, 10, 20);

it("takes the nearest of Meta's percentages, for the app and for the account", () => {
  const headers = new Headers({
    "x-app-usage": JSON.stringify({ call_count: 12, total_time: 40, total_cputime: 3 }),
    "x-business-use-case-usage": JSON.stringify({
      200000000000001: [
        {
          type: "pages",
          call_count: 100,
          total_cputime: 5,
          total_time: 5,
          estimated_time_to_regain_access: 7,
        },
      ],
    }),
  });
  expect(readUsage(headers, NOW)).toEqual([
    { scope: "app", name: "calls", limit: 100, remaining: 60, resetAt: NOW + 3_600_000 },
    { scope: "connection", name: "calls", limit: 100, remaining: 0, resetAt: NOW + 420_000 },
  ]);
});

it("takes the tightest of an account's cases, in whatever order Meta tells them", () => {
  const percent = (call_count: number) => ({ type: "pages", call_count, total_cputime: 0, total_time: 0 });
  const cases = JSON.stringify({ 1: [percent(100), percent(3)], 2: [percent(50)] });
  expect(readUsage(new Headers({ "x-business-use-case-usage": cases }), NOW)).toMatchObject([
    { scope: "connection", name: "calls", remaining: 0 },
  ]);
});

it("makes nothing of nothing, and of what is none", () => {
  expect(readUsage(new Headers(), NOW)).toEqual([]);
  expect(readUsage(new Headers({ "x-app-usage": "[", "x-business-use-case-usage": "7" }), NOW)).toEqual([]);
});
