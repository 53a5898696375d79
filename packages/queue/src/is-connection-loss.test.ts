import { expect, test } from "vitest";
import { isConnectionLoss } from "./is-connection-loss.ts";

const withCode = (code: string) => Object.assign(new Error("x"), { code });

test.each([
  withCode("ECONNREFUSED"),
  withCode("ECONNRESET"),
  withCode("57P01"),
  withCode("57P03"),
  withCode("53300"),
  withCode("08006"),
  new Error("Connection terminated unexpectedly"),
  new Error("timeout exceeded when trying to connect"),
  new Error("Query read timeout"),
  new AggregateError([withCode("ECONNREFUSED"), withCode("ECONNREFUSED")]),
])("%o is a lost connection", (error) => {
  expect(isConnectionLoss(error)).toBe(true);
});

test.each([
  withCode("42501"),
  withCode("42P01"),
  withCode("BM001"),
  new Error("boom"),
  "ECONNREFUSED",
  undefined,
])("%o is not", (error) => {
  expect(isConnectionLoss(error)).toBe(false);
});
