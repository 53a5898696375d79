import { z } from "zod";
import type { TestApi } from "./start-test-api.ts";

export interface Person {
  token: string;
  userId: string;
  teamId: string;
  /** Sends a request in this person's name; objects go as JSON. */
  send(method: string, path: string, body?: unknown, headers?: { [name: string]: string }): Promise<Answer>;
}

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  json: unknown;
}

const Identified = z.object({ id: z.string() });
const Page = z.object({
  items: z.array(z.looseObject({ id: z.union([z.string(), z.number()]) })),
  nextCursor: z.string().nullable(),
});
const SignedUp = z.object({ token: z.string(), user: Identified });

export const idOf = (answer: Answer): string => Identified.parse(answer.json).id;
export const pageOf = (answer: Answer): z.infer<typeof Page> => Page.parse(answer.json);

/** Signs somebody up who has a team of their own. */
export async function signUp(api: Pick<TestApi, "url">, name = "ann"): Promise<Person> {
  const email = `${name}-${crypto.randomUUID()}@planrrr.test`;
  const answer = await send(api, "POST", "/api/auth/sign-up/email", {
    name,
    email,
    password: "a long enough password",
  });
  const { token, user } = SignedUp.parse(answer.json);
  return {
    token,
    userId: user.id,
    teamId: `personal-${user.id}`,
    send: (method, path, body, headers = {}) =>
      send(api, method, path, body, { authorization: `Bearer ${token}`, ...headers }),
  };
}

export async function send(
  api: { url: string },
  method: string,
  path: string,
  body?: unknown,
  headers: { [name: string]: string } = {},
): Promise<Answer> {
  const raw = typeof body === "string" || body instanceof Uint8Array;
  const payload = body === undefined ? undefined : raw ? (body as string) : JSON.stringify(body);
  const type: { [name: string]: string } =
    body === undefined || body instanceof Uint8Array ? {} : { "content-type": "application/json" };
  const response = await fetch(`${api.url}${path}`, {
    method,
    body: payload,
    headers: { ...type, ...headers },
    redirect: "manual",
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: parse(response, text) };
}

function parse(response: Response, text: string): unknown {
  return /json/.test(response.headers.get("content-type") ?? "") && text ? JSON.parse(text) : undefined;
}
