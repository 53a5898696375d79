import { Agent, buildConnector, fetch as undiciFetch } from "undici";
import type { Response as UndiciResponse } from "undici";
import { checkedConnector, lookupWithSystem } from "./checked-connector.ts";
import type { Lookup } from "./checked-connector.ts";
import { BlockedAddressError, TooManyRedirectsError } from "./errors.ts";
import { limitBody } from "./limit-body.ts";
import { limitRedirects } from "./limit-redirects.ts";
import { toUndiciRequest } from "./to-undici-request.ts";

export type SafeFetchOptions = {
  /** For the sandbox and tests alone. */
  allowLoopback?: boolean;
  /** Hosts of the operator's own network: `git.internal` or `git.internal:8443`. */
  allowPrivateHosts?: readonly string[];
  /** Of one answer, unpacked. Default 10 MiB. */
  maxBodyBytes?: number;
  maxRedirects?: number;
  /** Sockets kept to one origin. */
  maxConnections?: number;
  timeouts?: {
    connectMs?: number;
    /** From the last byte sent to the answer's headers. */
    headersMs?: number;
    /** Between two pieces of the answer. */
    bodyMs?: number;
    /** The whole call, redirects and body included. */
    totalMs?: number;
  };
  lookup?: Lookup;
  dial?: buildConnector.connector;
};

export type SafeFetch = {
  /** A Web `fetch` for addresses that came from outside. Rejects with `BlockedAddressError` before a byte is sent. */
  fetch: typeof globalThis.fetch;
  /** Waits for running requests, then closes the kept sockets. */
  close(): Promise<void>;
};

const MEBIBYTE = 1024 * 1024;

export function createSafeFetch(options: SafeFetchOptions = {}): SafeFetch {
  const { maxBodyBytes = 10 * MEBIBYTE, maxRedirects = 5, maxConnections = 64 } = options;
  const {
    connectMs = 5_000,
    headersMs = 30_000,
    bodyMs = 30_000,
    totalMs = 120_000,
  } = options.timeouts ?? {};
  const redirects = limitRedirects(maxRedirects);
  const agent = new Agent({
    connect: checkedConnector({
      allowLoopback: options.allowLoopback ?? false,
      allowPrivateHosts: options.allowPrivateHosts ?? [],
      lookup: options.lookup ?? lookupWithSystem,
      // HTTP/1.1 with kept sockets: a POST can't be replayed by a connection-wide reset.
      dial: options.dial ?? buildConnector({ timeout: connectMs, allowH2: false }),
    }),
    connections: maxConnections,
    headersTimeout: headersMs,
    bodyTimeout: bodyMs,
  });
  const dispatcher = agent.compose(redirects.interceptor);

  return {
    async fetch(input, init) {
      const request = await toUndiciRequest(input, init);
      const { protocol } = new URL(request.url);
      if (protocol !== "http:" && protocol !== "https:") {
        throw new TypeError(`${protocol} addresses are not fetched`);
      }
      const deadline = AbortSignal.timeout(totalMs);
      const signal = request.init.signal ? AbortSignal.any([request.init.signal, deadline]) : deadline;
      const answer = await redirects
        .count(() => undiciFetch(request.url, { ...request.init, signal, dispatcher }))
        .catch((error: unknown) => {
          throw ourErrorIn(error) ?? error;
        });
      return toResponse(answer, maxBodyBytes);
    },
    close: () => agent.close(),
  };
}

/** fetch wraps whatever happens below it in a TypeError. */
function ourErrorIn(error: unknown): Error | undefined {
  const cause = error instanceof Error ? error.cause : undefined;
  if (cause instanceof BlockedAddressError || cause instanceof TooManyRedirectsError) return cause;
  return undefined;
}

function toResponse(answer: UndiciResponse, maxBodyBytes: number): Response {
  const { status, statusText, url, redirected } = answer;
  const body = answer.body as ReadableStream<Uint8Array> | null;
  const response = new Response(body && limitBody(body, maxBodyBytes), {
    status,
    statusText,
    headers: [...answer.headers],
  });
  Object.defineProperties(response, { url: { value: url }, redirected: { value: redirected } });
  return response;
}
