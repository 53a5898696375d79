import { lookup as systemLookup } from "node:dns/promises";
import { isIP } from "node:net";
import type { buildConnector } from "undici";
import { addressRange } from "./address-range.ts";
import { BlockedAddressError } from "./errors.ts";

/** All addresses of a host, best first. */
export type Lookup = (hostname: string) => Promise<readonly string[]>;

export type ConnectorOptions = {
  allowLoopback: boolean;
  /** Hosts of the operator's own network that may be private: `git.internal` or `git.internal:8443`. */
  allowPrivateHosts: readonly string[];
  lookup: Lookup;
  /** Opens the socket; always called with an IP address as `hostname`. */
  dial: buildConnector.connector;
};

/**
 * Decides at the moment of connecting, for every hop and every new socket, and dials the very address it
 * checked: a DNS answer that changes between check and use changes nothing.
 */
export function checkedConnector(options: ConnectorOptions): buildConnector.connector {
  const isAllowed = (range: string) => range === "public" || (range === "loopback" && options.allowLoopback);

  async function addressesOf(target: buildConnector.Options): Promise<readonly string[]> {
    const { hostname } = target;
    const found = isIP(hostname) ? [hostname] : await options.lookup(hostname);
    const trusted =
      options.allowPrivateHosts.includes(hostname) ||
      options.allowPrivateHosts.includes(`${hostname}:${portOf(target)}`);
    const allowed = trusted ? found : found.filter((address) => isAllowed(addressRange(address)));
    if (allowed.length > 0) return allowed;
    const refused = found[0];
    if (refused === undefined) throw new Error(`${hostname} has no address`);
    throw new BlockedAddressError(hostname, refused, addressRange(refused));
  }

  return (target, callback) => {
    addressesOf(target).then(
      (addresses) => dialEach(options.dial, target, addresses, callback),
      (error: unknown) => callback(asError(error), null),
    );
  };
}

function portOf(target: buildConnector.Options): string {
  return target.port || (target.protocol === "https:" ? "443" : "80");
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

function dialEach(
  dial: buildConnector.connector,
  target: buildConnector.Options,
  [address, ...rest]: readonly string[],
  callback: buildConnector.Callback,
): void {
  if (address === undefined) return callback(new Error("no address left to try"), null);
  // Certificates and SNI stay with the name; an address has no SNI.
  const servername = isIP(target.hostname) ? target.servername : target.servername || target.hostname;
  dial({ ...target, hostname: address, servername }, (error, socket) => {
    if (error === null) return callback(null, socket);
    if (rest.length === 0) return callback(error, null);
    dialEach(dial, target, rest, callback);
  });
}

/** Asks the system, which knows `/etc/hosts` and search domains like every other program. */
export const lookupWithSystem: Lookup = async (hostname) => {
  const answers = await systemLookup(hostname, { all: true });
  return answers.map((answer) => answer.address);
};
