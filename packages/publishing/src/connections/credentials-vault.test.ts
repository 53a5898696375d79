import { expect, test } from "vitest";
import { createCredentialsVault, parseKeyRing, VaultError } from "./credentials-vault.ts";

const key = (fill: number) => Buffer.alloc(32, fill).toString("base64");
const oldVault = createCredentialsVault(`old:${key(1)}`);
const vault = createCredentialsVault(`new:${key(2)},old:${key(1)}`);
const secret = { token: "top secret", nested: { list: [1, null, "ä"] } };

test("opens what it sealed, and seals the same differently each time", () => {
  const sealed = vault.seal("row", secret);
  expect(vault.open("row", sealed)).toEqual(secret);
  expect(sealed).not.toContain("secret");
  expect(vault.seal("row", secret)).not.toBe(sealed);
});

test("a text is useless in another row", () => {
  expect(() => vault.open("other", vault.seal("row", secret))).toThrow(VaultError);
});

test.each([1, 2, 3, 4])("a change in part %i is noticed", (part) => {
  const parts = vault.seal("row", secret).split(".");
  const text = parts[part] ?? "";
  parts[part] = (text.startsWith("A") ? "B" : "A") + text.slice(1);
  expect(() => vault.open("row", parts.join("."))).toThrow(VaultError);
});

test("a shortened tag is refused", () => {
  const parts = vault.seal("row", secret).split(".");
  parts[4] = Buffer.from(parts[4] ?? "", "base64url")
    .subarray(0, 4)
    .toString("base64url");
  expect(() => vault.open("row", parts.join("."))).toThrow(VaultError);
});

test("one key can't pass for another: the key's name is sealed too", () => {
  const twins = createCredentialsVault(`a:${key(5)},b:${key(5)}`);
  const renamed = twins.seal("row", secret).replace("v1.a.", "v1.b.");
  expect(() => twins.open("row", renamed)).toThrow(VaultError);
});

test("rotation: the new ring reads the old text and says that it is stale", () => {
  const sealed = oldVault.seal("row", secret);
  expect(vault.open("row", sealed)).toEqual(secret);
  expect(vault.isStale(sealed)).toBe(true);
  expect(vault.isStale(vault.seal("row", secret))).toBe(false);
});

test("a missing key is named", () => {
  expect(() => oldVault.open("row", vault.seal("row", secret))).toThrow(/key "new".*not in ENCRYPTION_KEYS/);
});

test.each(["", "v1", "v2.new.a.b.c", "v1.new...", "nonsense"])("%j is not a sealed credential", (sealed) => {
  expect(() => vault.open("row", sealed)).toThrow(VaultError);
});

test.each([
  ["", /empty/],
  ["k1", /id:base64/],
  [`k1:${Buffer.alloc(16).toString("base64")}`, /16 bytes/],
  [`k1:${key(1)},k1:${key(2)}`, /twice/],
  [`K 1:${key(1)}`, /id:base64/],
])("the ring %j is refused with its reason", (ring, reason) => {
  expect(() => createCredentialsVault(ring)).toThrow(reason);
});

test("a ring may hold base64url keys and spaces between entries", () => {
  const url = Buffer.alloc(32, 255).toString("base64url");
  expect([...parseKeyRing(` a:${url} , b:${key(3)} `).keys()]).toEqual(["a", "b"]);
});
