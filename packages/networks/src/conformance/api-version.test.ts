import { expect, it } from "vitest";
import { isApiVersionSafe } from "./api-version.ts";

const version = (endOfLife?: string) => ({ apiVersion: { version: "v1", ...(endOfLife && { endOfLife }) } });
const NOW = Date.parse("2026-11-20");

it.each([
  [undefined, true],
  ["2027-03-01", true],
  ["2027-02-19", true],
  ["2027-02-18", false],
  ["2026-11-01", false],
  ["not a date", false],
])("with the end of life %s: %s", (endOfLife, isSafe) => {
  expect(isApiVersionSafe(version(endOfLife), NOW)).toBe(isSafe);
});
