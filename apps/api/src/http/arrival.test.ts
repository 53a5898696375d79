import type { IncomingMessage } from "node:http";
import { describe, expect, test } from "vitest";
import { createArrivalReader } from "./arrival.ts";

const arrive = (trusted: string[], remoteAddress: string, headers: { [name: string]: string }) =>
  createArrivalReader(trusted)({ socket: { remoteAddress }, headers } as unknown as IncomingMessage);

const forwarded = {
  host: "planrrr.internal:3000",
  "x-forwarded-proto": "https",
  "x-forwarded-host": "planrrr.example",
  "x-forwarded-for": "203.0.113.5",
};

describe("createArrivalReader", () => {
  test("believes nobody by itself", () => {
    expect(arrive([], "127.0.0.1", forwarded)).toEqual({
      https: false,
      host: "planrrr.internal:3000",
      origin: "http://planrrr.internal:3000",
      address: "127.0.0.1",
    });
  });

  test.each([
    ["loopback", "::ffff:127.0.0.1"],
    ["loopback", "::1"],
    ["private", "172.20.0.3"],
    ["10.1.0.0/16", "10.1.2.3"],
    ["2001:db8::/32", "2001:db8::7"],
    ["192.0.2.1", "192.0.2.1"],
  ])("believes %s when it is %s", (trusted, address) => {
    expect(arrive([trusted], address, forwarded)).toEqual({
      https: true,
      host: "planrrr.example",
      origin: "https://planrrr.example",
      address: "203.0.113.5",
    });
  });

  test("believes nobody else", () => {
    expect(arrive(["loopback", "10.0.0.0/8"], "198.51.100.1", forwarded)).toMatchObject({
      https: false,
      address: "198.51.100.1",
    });
  });

  test("of several hops, the last that is not ours is the client", () => {
    const headers = { ...forwarded, "x-forwarded-for": "1.2.3.4, 203.0.113.5, 10.0.0.9" };
    expect(arrive(["private"], "10.0.0.8", headers).address).toBe("203.0.113.5");
    expect(arrive(["private"], "10.0.0.8", { ...headers, "x-forwarded-for": "10.0.0.7" }).address).toBe(
      "10.0.0.7",
    );
    expect(arrive(["private"], "10.0.0.8", { ...headers, "x-forwarded-for": "nonsense" }).address).toBe(
      "10.0.0.8",
    );
  });

  test.each(["evil.example/path", "a b", "<script>", "user@host", "", "host:port"])(
    "a host that is none becomes localhost: %j",
    (host) => {
      expect(arrive([], "127.0.0.1", { host }).host).toBe("localhost");
    },
  );

  test("refuses a setting it does not understand", () => {
    expect(() => createArrivalReader(["my-proxy"])).toThrow("my-proxy");
  });
});
