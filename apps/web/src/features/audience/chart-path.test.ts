import { expect, test } from "vitest";
import { chartPath } from "./chart-path.ts";

const box = { width: 100, height: 50 };
const at = (hour: number) => new Date(Date.UTC(2026, 10, 28, hour));

test("the line goes from edge to edge, time by its true distances", () => {
  const points = [
    { at: at(0), followers: 100 },
    { at: at(1), followers: 110 },
    { at: at(4), followers: 200 },
  ];
  expect(chartPath(points, box)).toBe("M0.0 45.8L25.0 41.7L100.0 4.2");
});

test("one number is no line, a flat one lies in the middle, and nothing divides by zero", () => {
  expect(chartPath([], box)).toBe("");
  expect(chartPath([{ at: at(0), followers: 5 }], box)).toBe("");
  const flat = [
    { at: at(0), followers: 5 },
    { at: at(0), followers: 5 },
  ];
  expect(chartPath(flat, box)).toBe("M0.0 25.0L0.0 25.0");
});
