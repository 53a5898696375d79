/** The host leads to an address that must not be reached from here. Nothing was sent. */
export class BlockedAddressError extends Error {
  override readonly name = "BlockedAddressError";
  readonly code = "ADDRESS_BLOCKED";
  readonly hostname: string;
  /** The first address refused. */
  readonly address: string;
  /** Why: `loopback`, `private`, `linkLocal`, … */
  readonly range: string;

  constructor(hostname: string, address: string, range: string) {
    super(`${hostname} leads to ${address}, which is ${range}`);
    this.hostname = hostname;
    this.address = address;
    this.range = range;
  }
}

/** The answer has more bytes, unpacked, than the limit. */
export class BodyTooLargeError extends Error {
  override readonly name = "BodyTooLargeError";
  readonly code = "BODY_TOO_LARGE";
}

export class TooManyRedirectsError extends Error {
  override readonly name = "TooManyRedirectsError";
  readonly code = "TOO_MANY_REDIRECTS";
}
