import type { CommunityToken } from "@planrrr/contract";
import { api } from "../../api/client.ts";
import { RouteError } from "../../api/send-json.ts";

/** A token is renewed a minute before its end: a clock may be a little behind. */
const earlyMs = 60_000;

let pass: CommunityToken | undefined;
let asking: Promise<CommunityToken> | undefined;

/** What opens the team's room; several who ask at the same time share one answer. */
export async function takePass(): Promise<CommunityToken> {
  if (pass && pass.expiresAt.getTime() - earlyMs > Date.now()) return pass;
  asking ??= api.community.token().finally(() => (asking = undefined));
  pass = await asking;
  return pass;
}

export interface RoomRequest {
  method?: "GET" | "POST" | "DELETE";
  json?: unknown;
}

/** A request to the team's room at the edge, `path` below it. Types are the caller's to know. */
export async function askRoom<Answer>(
  path: string,
  { method = "GET", json }: RoomRequest = {},
): Promise<Answer> {
  const answer = await send(path, method, json);
  // Our token did not please: the room wants a fresh one, once.
  if (answer.status !== 401) return read<Answer>(answer);
  pass = undefined;
  return read<Answer>(await send(path, method, json));
}

async function send(path: string, method: string, json: unknown): Promise<Response> {
  const { edgeUrl, teamId, token } = await takePass();
  return fetch(`${edgeUrl}/api/community/${teamId}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(json === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
  });
}

async function read<Answer>(answer: Response): Promise<Answer> {
  const text = await answer.text();
  const told: unknown = text === "" ? undefined : JSON.parse(text);
  if (answer.ok) return told as Answer;
  const {
    code = "INTERNAL",
    detail = answer.statusText,
    until,
  } = (told ?? {}) as { code?: string; detail?: string; until?: string };
  // The session is another matter: a room that does not know us does not sign anybody out.
  const status = answer.status === 401 ? 503 : answer.status;
  throw new RouteError(
    status,
    code === "UNAUTHENTICATED" ? "NOT_READY" : code,
    detail,
    until === undefined ? {} : { until: new Date(until) },
  );
}
