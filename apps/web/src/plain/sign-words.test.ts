import { expect, test } from "vitest";
import { inviteIn, safeNext, signWords } from "./sign-words.ts";

test.each([
  ["/posts?status=DRAFT", "/posts?status=DRAFT"],
  ["/write?post=1#words", "/write?post=1#words"],
  [null, "/"],
  ["https://evil.example", "/"],
  ["//evil.example", "/"],
  ["/\\evil.example", "/"],
  ["/.//evil.example", "/"],
  ["/a/..//evil.example", "/"],
  ["javascript:alert(1)", "/"],
  ["/a\nb", "/"],
])("after a sign-in, %j leads to %s", (wanted, path) => {
  expect(safeNext(wanted)).toBe(path);
});

test("a refusal we have no words for is told in the server's own", () => {
  expect(signWords("INVALID_EMAIL_OR_PASSWORD", "Invalid")).toContain("do not fit together");
  expect(signWords("ELSE", "Something of the server's.")).toBe("Something of the server's.");
  expect(signWords("ELSE", "")).toContain("on our side");
});

test.each([
  ["/join?token=abc_-1", "abc_-1"],
  ["/join", undefined],
  ["/review?token=abc", undefined],
  ["/", undefined],
])("%s carries the invitation %s", (next, token) => {
  expect(inviteIn(next)).toBe(token);
});
