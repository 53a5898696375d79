import { expect, test } from "vitest";
import { emptyDraft } from "./draft.ts";
import { repairOf } from "./repair-of.ts";
import { threadRepair } from "./thread-repair.ts";

const draft = { ...emptyDraft("UTC", ["a", "b"]), text: "Too long" };
const problem = { severity: "error" as const, field: "text" as const, message: "" };
const trouble = (code: string, more = {}) => ({
  connectionId: "b",
  network: "bluesky" as const,
  problem: { ...problem, code, ...more },
  shown: undefined,
});

test("words that are too long get a version of their own, which is shown", () => {
  const repair = repairOf(draft, trouble("TEXT_TOO_LONG"));
  expect(repair).toMatchObject({ label: "Write a shorter one for Bluesky", show: true });
  expect(repair?.change?.()).toEqual({ versions: { b: { text: "Too long" } } });
  const own = { ...draft, ...repair?.change?.() };
  expect(repairOf(own, trouble("TEXT_TOO_LONG"))).toEqual({
    label: "Shorten the one for Bluesky",
    show: true,
  });
  expect(repairOf(own, { ...trouble("TEXT_TOO_LONG"), shown: "b" })).toBeUndefined();
});

test("pictures that do not fit are left out there alone", () => {
  const pictures = ["1", "2", "3"].map((id) => ({ id, alt: "" }));
  const full = { ...draft, pictures };
  const repair = repairOf(full, trouble("TOO_MANY_MEDIA", { limit: 2 }));
  expect(repair?.label).toBe("Only the first 2 on Bluesky");
  expect(repair?.change?.()).toEqual({ versions: { b: { pictures: pictures.slice(0, 2) } } });
  const without = repairOf(full, trouble("MEDIA_TOO_LARGE"))?.change;
  expect(without?.()).toEqual({ versions: { b: { pictures: [] } } });
  expect(repairOf(full, trouble("SOMETHING_ELSE"))).toBeUndefined();
});

test("parts and a comment that are too long get their own, beside the words for everyone", () => {
  const long = { ...draft, thread: ["Long"], firstComment: "Long, too" };
  const repair = repairOf(long, trouble("TEXT_TOO_LONG", { field: "thread", part: 1 }));
  expect(repair?.label).toBe("Shorter parts on Bluesky");
  expect(repair?.change?.()).toEqual({ versions: { b: { thread: ["Long"] } } });
  const comment = repairOf(long, trouble("TEXT_TOO_LONG", { field: "comment", part: 2 }));
  expect(comment?.change?.()).toEqual({ versions: { b: { firstComment: "Long, too" } } });
});

test("a text that is too long becomes a thread where there are threads, for one account or for all there are", () => {
  const text = "One two. Three four.";
  const long = trouble("TEXT_TOO_LONG", { limit: 10 });
  const repair = threadRepair({ ...draft, text }, long);
  expect(repair?.label).toBe("As a thread on Bluesky");
  expect(repair?.change?.()).toEqual({ versions: { b: { text: "One two.", thread: ["Three", "four."] } } });
  const only = threadRepair({ ...draft, connectionIds: ["b"], text }, long);
  expect(only?.label).toBe("Make it a thread");
  expect(only?.change?.()).toEqual({ text: "One two.", thread: ["Three", "four."] });
  expect(threadRepair({ ...draft, text }, { ...long, network: "facebook" })).toBeUndefined();
  expect(threadRepair({ ...draft, text: "x".repeat(121) }, long)).toBeUndefined();
  expect(threadRepair({ ...draft, text, thread: ["Own"] }, long)).toBeUndefined();
});
