import type { Post } from "@planrrr/contract";
import { describe, expect, test } from "vitest";
import { type Draft, draftOf, emptyDraft, toPostInput } from "./draft.ts";
import { cardOf, choiceOf, findLink } from "./link-choice.ts";
import { changeVersion, dropVersion, hasOwnVersion, writtenFor } from "./versions.ts";

const draft = (change: Partial<Draft> = {}): Draft => ({
  ...emptyDraft("Europe/Dublin", ["a", "b"]),
  text: "For everyone https://one.example.com/",
  ...change,
});

function reopened(input: Draft): Draft {
  const { draft: _draft, ...fields } = toPostInput(input);
  const post = { language: null, visibility: null, contentWarning: null, options: null, ...fields };
  const media = input.pictures.map(({ id, alt }) => ({ id, alt }));
  return draftOf(
    { ...post, id: "p", version: 1, status: "DRAFT", media } as unknown as Post,
    "Europe/Dublin",
  );
}

describe("a version", () => {
  const own = { ...draft(), ...changeVersion(draft(), "b", { text: "For b" }) };

  test("changes one account and leaves the others alone", () => {
    expect(writtenFor(own, "b").text).toBe("For b");
    expect(writtenFor(own, "a").text).toBe(draft().text);
    expect(toPostInput(own).perConnection).toEqual({ b: { text: "For b", link: null } });
  });

  test("is taken back whole, but for what was set for the account", () => {
    const set = { ...own, ...changeVersion(own, "b", { visibility: "unlisted", pictures: [] }) };
    const back = { ...set, ...dropVersion(set, "b") };
    expect(hasOwnVersion(set, "b")).toBe(true);
    expect(hasOwnVersion(back, "b")).toBe(false);
    expect(toPostInput(back).perConnection).toEqual({ b: { visibility: "unlisted" } });
  });

  test("of an account that is not chosen is kept on the desk and not sent", () => {
    expect(toPostInput({ ...own, connectionIds: ["a"] }).perConnection).toEqual({});
  });

  test.each([
    ["own words", own],
    [
      "own pictures",
      { ...draft(), pictures: [{ id: "m", alt: "A dot" }], versions: { b: { pictures: [] } } },
    ],
    [
      "an own card",
      { ...draft(), versions: { b: { link: { url: "https://one.example.com/", title: "T" } } } },
    ],
    ["a card taken away for everyone", draft({ link: null })],
    ["a card taken away on one", { ...draft(), versions: { a: { link: null } } }],
    [
      "another link in its own words",
      { ...draft(), versions: { a: { text: "See https://two.example.com" } } },
    ],
  ])("comes back with %s", (_, made) => {
    expect(toPostInput(reopened(made))).toEqual(toPostInput(made));
    expect(reopened(made).pictures).toEqual(made.pictures);
  });
});

describe("the card", () => {
  test("is of the first link, with or without its scheme", () => {
    expect(findLink("no link. none")).toBeUndefined();
    expect(findLink("(see example.com/walks), https://b.example.com")).toBe("https://example.com/walks");
    expect(cardOf("https://a.example.com/x.", [], undefined)).toEqual({ url: "https://a.example.com/x" });
  });

  test("gives way to pictures, and stays away when it was taken away", () => {
    expect(cardOf("https://a.example.com", [{ id: "m", alt: "" }], undefined)).toBeNull();
    expect(cardOf("https://a.example.com", [], null)).toBeNull();
  });

  test("with changed words belongs to its link", () => {
    const card = { url: "https://a.example.com", title: "Mine" };
    expect(cardOf("https://a.example.com", [], card)).toEqual(card);
    expect(cardOf("the link is gone", [], card)).toEqual(card);
    expect(cardOf("https://b.example.com", [], card)).toEqual({ url: "https://b.example.com" });
  });

  test("of a link that is not in the text is left as it is", () => {
    const card = { url: "https://a.example.com" };
    const choice = choiceOf("https://b.example.com", [], card);
    expect(choice).toEqual({ ...card, pinned: true });
    expect(cardOf("https://c.example.com", [], choice)).toEqual(card);
  });
});
