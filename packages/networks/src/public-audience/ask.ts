import type { Json, NetworkIo } from "../network.ts";
import type { NetworkError } from "../network-error.ts";
import type { HttpOutcome } from "../http/answer.ts";
import { READ_TIMEOUT_MS, requestJson } from "../http/request-json.ts";

/** Reads JSON that anybody may read. What is no success becomes the error that `classify` makes of it. */
export async function ask(
  io: NetworkIo,
  url: URL,
  headers: { [name: string]: string },
  classify: (call: string, outcome: HttpOutcome) => NetworkError,
): Promise<Json> {
  const outcome = await requestJson(io, { method: "GET", url, timeoutMs: READ_TIMEOUT_MS, headers });
  const isSuccess = outcome.type === "answer" && outcome.status >= 200 && outcome.status < 300;
  if (isSuccess && outcome.json !== undefined) return outcome.json;
  throw classify(`GET ${url.pathname}`, outcome);
}
