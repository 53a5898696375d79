import { expect, test } from "vitest";
import { asServer } from "./as-server.ts";

test.each([
  ["mastodon.social", "https://mastodon.social"],
  ["@ann@mastodon.social ", "https://mastodon.social"],
  ["https://mastodon.social/", "https://mastodon.social"],
  ["http://127.0.0.1:4000", "http://127.0.0.1:4000"],
  ["  ", undefined],
])("%s is the server %s", (typed, server) => {
  expect(asServer(typed)).toBe(server);
});
