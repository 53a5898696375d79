import { describe, expect, test } from "vitest";
import { type Draft, emptyDraft, isEmpty, localTimeOf, toPostInput, wallTime } from "./draft.ts";

const draft = (change: Partial<Draft> = {}): Draft => ({ ...emptyDraft("Europe/Dublin"), ...change });

describe("a draft", () => {
  test("goes out now, or at the wall time of its zone", () => {
    expect(toPostInput(draft({ text: "Hello", connectionIds: ["a"] }))).toEqual({
      text: "Hello",
      connectionIds: ["a"],
      mediaIds: [],
      link: null,
      thread: [],
      firstComment: null,
      perConnection: {},
      draft: false,
    });
    const later = draft({ connectionIds: ["a"], when: "at", date: "2026-10-25", time: "09:00" });
    expect(toPostInput(later).schedule).toEqual({ localTime: "2026-10-25T09:00", timeZone: "Europe/Dublin" });
  });

  test("leaves out parts that nothing was written in, for everyone and for one account", () => {
    const written = draft({
      connectionIds: ["a", "b"],
      thread: ["One", " "],
      firstComment: " ",
      versions: { a: { thread: ["", "Own"], firstComment: "Hello" }, b: { thread: [], firstComment: null } },
    });
    expect(toPostInput(written)).toMatchObject({
      thread: ["One"],
      firstComment: null,
      perConnection: {
        a: { thread: ["Own"], firstComment: "Hello" },
        b: { thread: [], firstComment: null },
      },
    });
  });

  test("without an account it can only be kept", () => {
    expect(toPostInput(draft({ text: "Hello" })).draft).toBe(true);
  });

  test("half a time is no time", () => {
    expect(localTimeOf({ date: "", time: "09:00" })).toBeUndefined();
    expect(localTimeOf({ date: "2026-10-25", time: "" })).toBeUndefined();
  });

  test("is empty without words and pictures", () => {
    expect(isEmpty(draft({ text: " \n" }))).toBe(true);
    expect(isEmpty(draft({ thread: ["", "Then"] }))).toBe(false);
    expect(isEmpty(draft({ versions: { a: { firstComment: "Hello" } } }))).toBe(false);
    expect(isEmpty(draft({ pictures: [{ id: "x", alt: "" }] }))).toBe(false);
  });
});

test("an instant on a wall, on both sides of a changed clock", () => {
  expect(wallTime(new Date("2026-10-24T08:00:00Z"), "Europe/Dublin")).toBe("2026-10-24T09:00");
  expect(wallTime(new Date("2026-10-25T09:00:00Z"), "Europe/Dublin")).toBe("2026-10-25T09:00");
});
