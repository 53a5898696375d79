import ipaddr from "ipaddr.js";

/** `public`, or the name of the range that keeps an address from being reached over the internet. */
export type AddressRange = "public" | (string & {});

/** 64:ff9b::/96, through which an IPv6-only machine reaches IPv4: what counts is the address inside. */
const NAT64 = ipaddr.IPv6.parse("64:ff9b::");

/** Which range an IP address lies in. An IPv4 address inside an IPv6 one is judged as IPv4. */
export function addressRange(address: string): AddressRange {
  if (!ipaddr.isValid(address)) return "invalid";
  const ip = ipaddr.parse(address);
  if (ip instanceof ipaddr.IPv4) return named(ip.range());
  const range = ip.range();
  if (range === "ipv4Mapped" || ip.match(NAT64, 96)) {
    return named(new ipaddr.IPv4(ip.toByteArray().slice(12)).range());
  }
  // Only 2000::/3 is given out; the library calls the rest unicast too.
  const isGlobal = ((ip.parts[0] ?? 0) & 0xe000) === 0x2000;
  return range === "unicast" && !isGlobal ? "unallocated" : named(range);
}

function named(range: string): AddressRange {
  return range === "unicast" ? "public" : range;
}
