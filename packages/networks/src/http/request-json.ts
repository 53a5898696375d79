import type { NetworkIo } from "../network.ts";
import type { HttpOutcome } from "./answer.ts";
import { readBody } from "./read-body.ts";
import { toTransportFailure } from "./transport-failure.ts";

/** A commit that has not answered by then counts as unknown. The worker's lease must outlast it. */
export const COMMIT_TIMEOUT_MS = 15_000;
export const READ_TIMEOUT_MS = 10_000;
/** Uploads carry whole files. */
export const UPLOAD_TIMEOUT_MS = 60_000;

export interface JsonRequest {
  method: "GET" | "POST" | "PUT" | "DELETE";
  url: URL;
  timeoutMs: number;
  headers?: { [name: string]: string };
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as it is: a file, a piece of one, or a form. */
  raw?: Blob | FormData | Uint8Array<ArrayBuffer>;
}

/** One request, never repeated and never redirected; everything that can happen comes back as a value. */
export async function requestJson(io: NetworkIo, request: JsonRequest): Promise<HttpOutcome> {
  if (io.signal?.aborted === true)
    return { type: "failure", sent: false, code: "ABORTED", cause: io.signal.reason };
  const timeout = AbortSignal.timeout(request.timeoutMs);
  const headers = new Headers({ accept: "application/json", ...request.headers });
  if (request.body !== undefined) headers.set("content-type", "application/json");
  const body = request.raw ?? (request.body === undefined ? undefined : JSON.stringify(request.body));
  try {
    const response = await io.fetch(request.url, {
      method: request.method,
      headers,
      // A redirected POST turns into a GET, or carries the token to another host.
      redirect: "manual",
      signal: io.signal === undefined ? timeout : AbortSignal.any([io.signal, timeout]),
      ...(body === undefined ? {} : { body }),
    });
    return {
      type: "answer",
      status: response.status,
      headers: response.headers,
      ...(await readBody(response)),
    };
  } catch (error) {
    return toTransportFailure(error);
  }
}
