import { teamHeader } from "./team-header.ts";

/** A refusal of a route outside the contract, told like one inside it. */
export class RouteError extends Error {
  override readonly name = "RouteError";
  readonly status: number;
  readonly code: string;
  /** For refusals that end by themselves: when. */
  readonly until: Date | undefined;

  constructor(status: number, code: string, message: string, { until }: { until?: Date } = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.until = until;
  }
}

export interface SendOptions {
  method?: "GET" | "POST" | "PATCH";
  json?: unknown;
  body?: Blob;
  headers?: { [name: string]: string };
}

/** A request to a route that is no procedure: accounts, media. Types are the caller's to know. */
export async function sendJson<Answer>(path: string, options: SendOptions = {}): Promise<Answer> {
  const { json, body, headers } = options;
  const response = await fetch(path, {
    method: options.method ?? (json === undefined && body === undefined ? "GET" : "POST"),
    headers: {
      ...teamHeader(),
      ...(json === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    body: json === undefined ? body : JSON.stringify(json),
  });
  const text = await response.text();
  const answer: unknown = text === "" ? undefined : JSON.parse(text);
  if (response.ok) return answer as Answer;
  const { code = "INTERNAL", detail = response.statusText } = (answer ?? {}) as {
    code?: string;
    detail?: string;
  };
  throw new RouteError(response.status, code, detail);
}
