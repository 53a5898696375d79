export { addressRange } from "./address-range.ts";
export type { AddressRange } from "./address-range.ts";
export type { Lookup } from "./checked-connector.ts";
export { createSafeFetch } from "./create-safe-fetch.ts";
export type { SafeFetch, SafeFetchOptions } from "./create-safe-fetch.ts";
export { BlockedAddressError, BodyTooLargeError, TooManyRedirectsError } from "./errors.ts";
export { nextBackoff } from "./next-backoff.ts";
export { retryAfter } from "./retry-after.ts";
