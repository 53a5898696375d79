import type { Json, NetworkIo } from "../network.ts";
import type { Answer, Phase } from "../http/answer.ts";
import { READ_TIMEOUT_MS, requestJson } from "../http/request-json.ts";
import { classifyBluesky } from "./classify-bluesky.ts";

export interface XrpcCall {
  service: string;
  method: string;
  phase: Phase;
  token?: string;
  query?: { [key: string]: string };
  /** Makes it a procedure (POST); queries have none. */
  body?: unknown;
  file?: Blob;
  procedure?: boolean;
  timeoutMs?: number;
}

export interface XrpcAnswer extends Answer {
  json: Json;
}

/** One XRPC call; throws a `NetworkError` unless a whole JSON success came back. */
export async function callXrpc(io: NetworkIo, call: XrpcCall): Promise<XrpcAnswer> {
  const url = new URL(`/xrpc/${call.method}`, call.service);
  for (const [key, value] of Object.entries(call.query ?? {})) url.searchParams.set(key, value);
  const isProcedure = call.procedure === true || call.body !== undefined || call.file !== undefined;
  const outcome = await requestJson(io, {
    method: isProcedure ? "POST" : "GET",
    url,
    timeoutMs: call.timeoutMs ?? READ_TIMEOUT_MS,
    headers: {
      ...(call.token === undefined ? {} : { authorization: `Bearer ${call.token}` }),
      ...(call.file === undefined ? {} : { "content-type": call.file.type }),
    },
    ...(call.body === undefined ? {} : { body: call.body }),
    ...(call.file === undefined ? {} : { raw: call.file }),
  });
  if (
    outcome.type === "answer" &&
    outcome.status >= 200 &&
    outcome.status < 300 &&
    outcome.json !== undefined
  ) {
    return { ...outcome, json: outcome.json };
  }
  throw classifyBluesky(call.method, outcome, call.phase, io.now());
}
