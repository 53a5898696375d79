import type { Post, Publication } from "@planrrr/contract";
import { expect, test } from "vitest";
import { shownVersions } from "./shown-versions.ts";

const [ann, bo, tube] = ["ann", "bo", "tube"] as const;

function post(change: Partial<Post>): Post {
  const publications = [
    { connectionId: ann, network: "mastodon" },
    { connectionId: bo, network: "x" },
    { connectionId: tube, network: "youtube" },
  ] as Publication[];
  return {
    text: "For everyone",
    mediaIds: ["film"],
    thread: [],
    firstComment: null,
    options: null,
    connectionIds: [ann, bo, tube],
    perConnection: {},
    publications,
    ...change,
  } as Post;
}

test("where everybody gets the same there is one, of nobody in particular", () => {
  expect(shownVersions(post({}))).toEqual([
    { connectionIds: [], title: undefined, text: "For everyone", mediaIds: ["film"], under: [] },
  ]);
  expect(shownVersions(post({ connectionIds: [], publications: [] }))).toHaveLength(1);
});

test("an account's own words, pictures and what goes under them stand by themselves", () => {
  const perConnection: Post["perConnection"] = {
    [bo]: { text: "For X", mediaIds: [], thread: ["Two", "Three"] },
    [tube]: { visibility: "private" },
  };
  const shown = shownVersions(post({ perConnection }));
  expect(shown).toMatchObject([
    { connectionIds: [ann, tube], text: "For everyone", mediaIds: ["film"], under: [] },
    {
      connectionIds: [bo],
      text: "For X",
      mediaIds: [],
      under: [
        { name: "Part 2 of 3", text: "Two" },
        { name: "Part 3 of 3", text: "Three" },
      ],
    },
  ]);
});

test("no first comment on one account, and YouTube's title on YouTube alone", () => {
  const options = { youtube: { title: "The walk" } };
  const shown = shownVersions(
    post({ firstComment: "More below", options, perConnection: { [ann]: { firstComment: null } } }),
  );
  expect(shown.map(({ connectionIds, title, under }) => [connectionIds, title, under.length])).toEqual([
    [[ann], undefined, 0],
    [[bo], undefined, 1],
    [[tube], "The walk", 1],
  ]);
});
