import { expect, test } from "vitest";
import { toInput, valuesOf } from "./connect-fields.ts";

test("each network gets what it asked for and nothing else", () => {
  const typed = {
    ...valuesOf(undefined),
    identifier: " ann.test ",
    secret: "s",
    token: " t ",
    server: "a.example",
  };
  expect(toInput("bluesky", typed)).toEqual({
    network: "bluesky",
    service: "https://a.example",
    identifier: "ann.test",
    secret: "s",
  });
  expect(toInput("mastodon", typed)).toEqual({
    network: "mastodon",
    service: "https://a.example",
    token: "t",
  });
});
