import { beforeEach, expect, test } from "vitest";
import { signedOut } from "./signed-out.ts";

beforeEach(() => signedOut.end());

test("who was told and stays on the page hears of it again only at what they do themselves", () => {
  signedOut.hear();
  expect(signedOut.isTold()).toBe(true);
  signedOut.stay();
  signedOut.hear();
  expect(signedOut.isTold()).toBe(false);
  signedOut.tell();
  expect(signedOut.isTold()).toBe(true);
});

test("whoever has signed in again is told of the next end, and what waited goes on", () => {
  let goesOn = 0;
  const forget = signedOut.onEnd(() => (goesOn += 1));
  signedOut.tell();
  signedOut.stay();
  signedOut.end();
  forget();
  signedOut.hear();
  expect([signedOut.isTold(), goesOn]).toEqual([true, 1]);
});
