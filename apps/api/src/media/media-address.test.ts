import { expect, test } from "vitest";
import { createMediaAddresses } from "./media-address.ts";

const now = Date.UTC(2026, 10, 23, 9, 30);
const hour = 3_600_000;
const addresses = createMediaAddresses("a secret of at least thirty-two characters");
const given = (path: string) => Object.fromEntries(new URL(path, "https://planrrr.example").searchParams);

test("an address is open for a day, for its own file, by its own secret", () => {
  const path = addresses.make("m1", now);
  expect(() => addresses.check("m1", given(path), now + 24 * hour)).not.toThrow();
  expect(() => addresses.check("m1", given(path), now + 25 * hour)).toThrow("expired");
  expect(() => addresses.check("m2", given(path), now)).toThrow("no such media");
  const others = createMediaAddresses("another secret of thirty-two characters");
  expect(() => others.check("m1", given(path), now)).toThrow("no such media");
  expect(() => addresses.check("m1", {}, now)).toThrow("no such media");
});

test("within an hour the address stays the same", () => {
  expect(addresses.make("m1", now)).toBe(addresses.make("m1", now + 10 * 60_000));
});
