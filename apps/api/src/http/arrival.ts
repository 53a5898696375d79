import type { IncomingMessage } from "node:http";
import { BlockList, isIP } from "node:net";

/** How a request reached us: what the connection says, or a proxy we trust. */
export interface Arrival {
  https: boolean;
  host: string;
  /** The origin the client used. */
  origin: string;
  /** The client's address. */
  address: string;
}

export type ReadArrival = (incoming: IncomingMessage) => Arrival;

const words: { [word: string]: string[] } = {
  loopback: ["127.0.0.0/8", "::1/128"],
  private: ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "fc00::/7", "fe80::/10"],
};

/** @param trusted addresses, ranges, or the words `loopback` and `private`: whose X-Forwarded-* headers are believed. */
export function createArrivalReader(trusted: string[]): ReadArrival {
  const proxies = new BlockList();
  for (const entry of trusted.flatMap((part) => words[part] ?? [part])) addRange(proxies, entry);
  const isProxy = (address: string) => proxies.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");

  return (incoming) => {
    const peer = plainAddress(incoming.socket.remoteAddress ?? "");
    const host = cleanHost(incoming.headers.host);
    if (trusted.length === 0 || !isIP(peer) || !isProxy(peer)) return arrival(false, host, peer);
    const https = last(incoming.headers["x-forwarded-proto"]) === "https";
    const forwardedHost = last(incoming.headers["x-forwarded-host"]);
    const client = clientAddress(incoming.headers["x-forwarded-for"], peer, isProxy);
    return arrival(https, forwardedHost ? cleanHost(forwardedHost) : host, client);
  };
}

function arrival(https: boolean, host: string, address: string): Arrival {
  return { https, host, origin: `${https ? "https" : "http"}://${host}`, address };
}

// From the right: the first address that is not one of our proxies is the one that a proxy of ours saw.
function clientAddress(
  header: string | string[] | undefined,
  peer: string,
  isProxy: (address: string) => boolean,
): string {
  const hops = String(header ?? "")
    .split(",")
    .map((hop) => plainAddress(hop.trim()))
    .reverse();
  let client = peer;
  for (const hop of hops) {
    if (!isIP(hop)) break;
    client = hop;
    if (!isProxy(hop)) break;
  }
  return client;
}

function last(header: string | string[] | undefined): string | undefined {
  return (
    String(header ?? "")
      .split(",")
      .pop()
      ?.trim() || undefined
  );
}

function plainAddress(address: string): string {
  return address.startsWith("::ffff:") ? address.slice(7) : address;
}

function cleanHost(host: string | undefined): string {
  return host && /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(:\d{1,5})?$/i.test(host) ? host.toLowerCase() : "localhost";
}

function addRange(list: BlockList, entry: string): void {
  const [address = "", prefix] = entry.split("/");
  const family = isIP(address);
  if (!family)
    throw new Error(`TRUSTED_PROXIES: "${entry}" is neither an address, a range, nor loopback or private.`);
  const type = family === 6 ? "ipv6" : "ipv4";
  if (prefix === undefined) list.addAddress(address, type);
  else list.addSubnet(address, Number(prefix), type);
}
