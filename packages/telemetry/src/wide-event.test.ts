import { expect, test } from "vitest";
import { loggerInMemory } from "./testing.ts";
import { startWideEvent } from "./wide-event.ts";

test("gathers facts into one line", () => {
  const { log, entries } = loggerInMemory();
  const event = startWideEvent(log, "http.request", { route: "/api/posts" });
  event.add({ team: "t1" });
  event.add({ status: 201 });
  event.end({});
  event.end({});
  expect(entries()).toHaveLength(1);
  expect(entries()[0]).toMatchObject({
    level: "info",
    msg: "http.request",
    route: "/api/posts",
    team: "t1",
    status: 201,
    durationMs: expect.any(Number),
  });
});

test("an error makes it an error", () => {
  const { log, entries } = loggerInMemory();
  startWideEvent(log, "job").end({ err: new Error("x") });
  expect(entries()[0]).toMatchObject({ level: "error", err: { message: "x" } });
});
