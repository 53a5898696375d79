import { describe, expect, test } from "vitest";
import { BlockedAddressError } from "./errors.ts";
import { fetchWithoutNetwork } from "./testing.ts";

const answers = (...addresses: string[]) => ({ lookup: async () => addresses });

describe("addresses in the URL", () => {
  test.each([
    "http://127.0.0.1/",
    "http://2130706433/",
    "http://0177.0.0.1/",
    "http://0x7f.1/",
    "http://127.1/",
    "http://0.0.0.0/",
    "http://[::1]/",
    "http://[::ffff:169.254.169.254]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[fd00::1]/",
    "http://10.0.0.1:8080/",
    "https://192.168.0.1/",
    "https://169.254.169.254/latest/meta-data",
  ])("%s is refused and never dialled", async (url) => {
    const { fetch, dialled } = fetchWithoutNetwork();
    await expect(fetch(url)).rejects.toBeInstanceOf(BlockedAddressError);
    expect(dialled).toEqual([]);
  });

  test("a public one is dialled", async () => {
    const { fetch, dialled } = fetchWithoutNetwork();
    await expect(fetch("http://203.0.114.7:81/")).rejects.toThrow("fetch failed");
    expect(dialled).toMatchObject([{ hostname: "203.0.114.7", port: "81" }]);
  });
});

describe("names", () => {
  test("localhost is refused by what it leads to", async () => {
    const { fetch, dialled } = fetchWithoutNetwork();
    await expect(fetch("http://localhost:3000/")).rejects.toMatchObject({
      code: "ADDRESS_BLOCKED",
      hostname: "localhost",
      range: "loopback",
    });
    expect(dialled).toEqual([]);
  });

  test("the address dialled is the one that was checked, under the name that was asked for", async () => {
    let asked = 0;
    const { fetch, dialled } = fetchWithoutNetwork({
      // A rebinding server: public at the first question, private ever after.
      lookup: async () => (asked++ === 0 ? ["203.0.114.7"] : ["127.0.0.1"]),
    });
    await expect(fetch("https://rebind.example/")).rejects.toThrow("fetch failed");
    expect(asked).toBe(1);
    expect(dialled).toMatchObject([{ hostname: "203.0.114.7", servername: "rebind.example" }]);
    await expect(fetch("https://rebind.example/")).rejects.toBeInstanceOf(BlockedAddressError);
    expect(dialled).toHaveLength(1);
  });

  test("of several answers only the public ones are tried, one after the other", async () => {
    const { fetch, dialled } = fetchWithoutNetwork(answers("10.0.0.1", "203.0.114.7", "::1", "203.0.114.8"));
    await expect(fetch("http://mixed.example/")).rejects.toThrow("fetch failed");
    expect(dialled.map((target) => target.hostname)).toEqual(["203.0.114.7", "203.0.114.8"]);
  });

  test("a name without an address fails, as not found", async () => {
    const { fetch } = fetchWithoutNetwork(answers());
    await expect(fetch("http://nowhere.example/")).rejects.toMatchObject({
      cause: { message: "nowhere.example has no address" },
    });
  });
});

describe("exceptions the operator made", () => {
  test("a host of the own network, with or without a port", async () => {
    const own = { ...answers("10.0.0.9"), allowPrivateHosts: ["git.internal", "social.internal:8443"] };
    const { fetch, dialled } = fetchWithoutNetwork(own);
    await expect(fetch("https://git.internal/")).rejects.toThrow("fetch failed");
    await expect(fetch("https://social.internal:8443/")).rejects.toThrow("fetch failed");
    expect(dialled).toHaveLength(2);
    await expect(fetch("https://social.internal/")).rejects.toBeInstanceOf(BlockedAddressError);
    await expect(fetch("https://other.internal/")).rejects.toBeInstanceOf(BlockedAddressError);
  });

  test("loopback, and nothing more, for the sandbox", async () => {
    const { fetch, dialled } = fetchWithoutNetwork({ allowLoopback: true });
    await expect(fetch("http://127.0.0.1:3999/")).rejects.toThrow("fetch failed");
    expect(dialled).toHaveLength(1);
    await expect(fetch("http://10.0.0.1/")).rejects.toBeInstanceOf(BlockedAddressError);
  });
});
