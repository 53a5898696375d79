import { expect, test } from "vitest";
import { wayBackWords } from "./way-back-words.ts";

test.each([
  ["SIGN_IN_DENIED", "the sign-in at Facebook was not finished"],
  ["LINK_EXPIRED", "This sign-in at Facebook is over"],
  ["NO_ACCOUNTS", "has nothing to post to"],
  ["WRONG_ACCOUNT", "another account at Facebook"],
  ["CREDENTIALS_REFUSED", "Facebook did not let us in"],
  ["NETWORK_UNREACHABLE", "cannot reach Facebook"],
  ["NETWORK_NOT_SET_UP", "Facebook is not set up here"],
  ["INTERNAL", "Connecting Facebook did not work"],
  ["constructor", "Connecting Facebook did not work"],
])("%s is said as: %s", (code, fact) => {
  expect(wayBackWords(code, "facebook").fact).toContain(fact);
});

test("a network nobody knows is not named after what stands in the address", () => {
  expect(wayBackWords("LINK_EXPIRED", "<b>evil</b>").fact).toBe("This sign-in at that network is over.");
  expect(wayBackWords("LINK_EXPIRED", "toString").fact).toBe("This sign-in at that network is over.");
});
