import { expect, test } from "vitest";
import { type DraftFields, emptyDraft } from "./draft.ts";
import { differingAccounts, differingAspects, isChanged, mergeDrafts } from "./merge-drafts.ts";

const fields = (change: Partial<DraftFields> = {}): DraftFields => ({
  ...emptyDraft("Europe/Dublin", ["a"]),
  text: "Bring water.",
  ...change,
});

test("what differs is named; a time that is not used and an empty field make no difference", () => {
  expect(differingAspects(fields(), fields())).toEqual([]);
  expect(differingAspects(fields({ date: "2026-10-25" }), fields())).toEqual([]);
  expect(differingAspects(fields({ versions: {} }), fields())).toEqual([]);
  expect(
    differingAspects(
      fields({ text: "Bring tea.", when: "at" }),
      fields({ connectionIds: ["b"], pictures: [{ id: "p", alt: "" }] }),
    ),
  ).toEqual(["words", "where", "when", "pictures"]);
  expect(differingAspects(fields({ link: null }), fields())).toEqual(["card"]);
  expect(differingAspects(fields({ settings: { language: "de" } }), fields())).toEqual(["more"]);
});

test("versions are compared account by account, whatever order their parts stand in", () => {
  const own = (versions: DraftFields["versions"]) => fields({ connectionIds: ["a", "b"], versions });
  const one = own({ a: { text: "Short", language: "de" }, b: {} });
  expect(differingAspects(one, own({ a: { language: "de", text: "Short", link: undefined } }))).toEqual([]);
  const other = own({ a: { text: "Shorter", language: "de" }, b: { link: null } });
  expect(differingAspects(one, other)).toEqual(["versions"]);
  expect(differingAccounts(one, other)).toEqual(["a", "b"]);
  // What was written for an account that is not chosen any more goes nowhere.
  expect(differingAspects(fields({ versions: { gone: { text: "Old" } } }), fields())).toEqual([]);
});

test("each account's version stays with whoever changed it", () => {
  const own = (versions: DraftFields["versions"]) => fields({ connectionIds: ["a", "b", "c"], versions });
  const base = own({ a: { text: "A" }, b: { text: "B" }, c: { text: "C" } });
  const mine = own({ a: { text: "My A" }, b: { text: "B" }, c: { text: "My C" } });
  const theirs = own({ a: { text: "A" }, b: {}, c: { text: "Their C" } });
  expect(mergeDrafts(base, mine, theirs).fields.versions).toEqual({
    a: { text: "My A" },
    b: {},
    c: { text: "My C" },
  });
});

test("a post that was only opened is unchanged", () => {
  const base = fields();
  const post = { id: "p", version: 1, status: "DRAFT" as const, base };
  expect(isChanged({ ...base, post })).toBe(false);
  expect(isChanged({ ...base, text: "Bring tea.", post })).toBe(true);
});

test("each one's own changes stay, where both changed the same thing mine counts", () => {
  const base = fields();
  const at = { when: "at", date: "2026-10-25", time: "09:00" } as const;
  expect(mergeDrafts(base, fields({ text: "Bring tea." }), fields({ ...at, connectionIds: ["b"] }))).toEqual({
    fields: fields({ ...at, text: "Bring tea.", connectionIds: ["b"] }),
    clashes: 0,
  });
  expect(
    mergeDrafts(
      base,
      fields({ text: "Bring tea.", connectionIds: ["mine"] }),
      fields({ text: "Bring coffee.", connectionIds: ["theirs"] }),
    ),
  ).toEqual({ fields: fields({ text: "Bring tea / coffee.", connectionIds: ["mine"] }), clashes: 1 });
});
