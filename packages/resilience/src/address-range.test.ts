import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addressRange } from "./address-range.ts";

const closed = [
  ["127.0.0.1", "loopback"],
  ["127.255.255.254", "loopback"],
  ["::1", "loopback"],
  ["0.0.0.0", "unspecified"],
  ["::", "unspecified"],
  ["10.1.2.3", "private"],
  ["172.31.0.1", "private"],
  ["192.168.1.1", "private"],
  ["100.64.0.1", "carrierGradeNat"],
  ["169.254.169.254", "linkLocal"],
  ["fe80::1", "linkLocal"],
  ["fe80::1%eth0", "linkLocal"],
  ["fd00:ec2::254", "uniqueLocal"],
  ["224.0.0.1", "multicast"],
  ["ff02::1", "multicast"],
  ["255.255.255.255", "broadcast"],
  ["240.0.0.1", "reserved"],
  ["198.18.0.1", "reserved"],
  ["2001:db8::1", "reserved"],
  ["2002:7f00:1::", "6to4"],
  ["2001:0:1::", "teredo"],
  ["64:ff9b:1::1", "rfc6052"],
  ["4000::1", "unallocated"],
  ["::ffff:127.0.0.1", "loopback"],
  ["::ffff:10.0.0.1", "private"],
  ["::127.0.0.1", "loopback"],
  ["64:ff9b::a9fe:a9fe", "linkLocal"],
  ["64:ff9b::7f00:1", "loopback"],
  ["localhost", "invalid"],
] as const;

describe("addressRange", () => {
  test.each(closed)("%s is %s", (address, range) => {
    expect(addressRange(address)).toBe(range);
  });

  test.each(["8.8.8.8", "1.1.1.1", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])(
    "%s is public",
    (address) => {
      expect(addressRange(address)).toBe("public");
    },
  );

  test("an IPv4 address is judged the same however it is wrapped", () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        const range = addressRange(address);
        expect(addressRange(`::ffff:${address}`)).toBe(range);
        expect(addressRange(`64:ff9b::${address}`)).toBe(range);
      }),
    );
  });

  test("everything of 10/8, 127/8 and 169.254/16 is closed", () => {
    const byte = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(fc.constantFrom("10.1", "127.9", "169.254"), byte, byte, (start, a, b) => {
        expect(addressRange(`${start}.${a}.${b}`)).not.toBe("public");
      }),
    );
  });
});
