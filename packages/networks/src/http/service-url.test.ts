import { expect, it } from "vitest";
import { parseServiceUrl } from "./service-url.ts";

it.each([
  ["mastodon.social", "https://mastodon.social"],
  [" https://bsky.social/ ", "https://bsky.social"],
  ["https://example.com/@alice?x=1", "https://example.com"],
  ["http://127.0.0.1:4001", "http://127.0.0.1:4001"],
  ["münchen.social", "https://xn--mnchen-3ya.social"],
])("reads %s as %s", (typed, origin) => {
  expect(parseServiceUrl(typed)).toBe(origin);
});

it.each(["", "   ", "https://", "https://user:secret@example.com", "ftp://x:y@z"])("refuses %j", (typed) => {
  expect(() => parseServiceUrl(typed)).toThrow(expect.objectContaining({ code: "INVALID_SERVICE" }));
});
