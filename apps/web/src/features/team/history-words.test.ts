import { expect, test } from "vitest";
import { historyWords } from "./history-words.ts";

test.each([
  ["post.approved", {}, "approved a post"],
  ["team.invited", { role: "admin" }, "invited somebody as admin"],
  ["post.review-link-made", { reviewer: "Dave" }, "made a review link for Dave"],
  ["post.review-link-made", { reviewer: 7 }, "made a review link for somebody"],
  ["team.renamed", { name: "Club" }, "named the team “Club”"],
  ["user.member-role-changed", { from: "member", to: "admin" }, "made Mary an admin, who was a member"],
  ["user.member-role-changed", {}, "changed Mary’s role"],
])("%s is said in words", (action, data, said) => {
  expect(historyWords({ action, data }, "Mary")).toBe(said);
});

test("what is not known yet is named rather than hidden", () => {
  expect(historyWords({ action: "moon.landed", data: {} })).toContain("moon.landed");
});
