import { hostname } from "node:os";
import { z } from "zod";
import { CliError } from "../cli-error.ts";
import type { Login } from "./login-file.ts";
import { problemError } from "./problem.ts";
import { createSend, type Send } from "./send.ts";

export interface Person {
  email: string;
  password: string;
  name?: string;
}

const SignedIn = z.object({
  token: z.string().nullish(),
  user: z.object({ email: z.string(), name: z.string() }),
});
const Key = z.object({ id: z.string(), key: z.string() });

/** Signs in, or up, and has a key made for this machine: unlike a session it does not end by itself. */
export async function signIn(
  url: string,
  person: Person,
  how: "in" | "up",
  send: Send = createSend(),
): Promise<Login> {
  const { email, password } = person;
  const body =
    how === "up"
      ? { email, password, name: person.name ?? email.split("@")[0] ?? email }
      : { email, password };
  const answer = await post(send, `${url}/api/auth/sign-${how}/email`, body);
  const { user, token } = SignedIn.parse(answer.body);
  const sessionToken = answer.headers.get("set-auth-token") ?? token;
  if (!sessionToken)
    throw new CliError("NO_SESSION", "The server signed in without a session. Is it a planrrr?");
  const made = await post(send, `${url}/api/auth/api-key/create`, { name: keyName() }, sessionToken);
  const { id, key } = Key.parse(made.body);
  return { apiKey: key, keyId: id, sessionToken, email: user.email, name: user.name };
}

/** Takes the key back and ends the session. What is gone already is no failure. */
export async function signOut(
  url: string,
  { keyId, sessionToken }: Login,
  send: Send = createSend(),
): Promise<void> {
  for (const [path, body] of [
    ["api-key/delete", { keyId }],
    ["sign-out", {}],
  ] as const) {
    try {
      await post(send, `${url}/api/auth/${path}`, body, sessionToken);
    } catch (error) {
      const status = error instanceof CliError ? error.details["status"] : undefined;
      if (status !== 401 && status !== 404) throw error;
    }
  }
}

async function post(
  send: Send,
  url: string,
  body: object,
  token?: string,
): Promise<{ body: unknown; headers: Headers }> {
  const headers = new Headers({ "content-type": "application/json" });
  if (token) headers.set("authorization", `Bearer ${token}`);
  const response = await send(new Request(url, { method: "POST", headers, body: JSON.stringify(body) }));
  const text = await response.text();
  const parsed: unknown = parseJson(text);
  if (!response.ok) throw problemError(response.status, parsed);
  return { body: parsed, headers: response.headers };
}

function keyName(): string {
  // Better Auth takes no longer names.
  return `CLI on ${hostname()}`.slice(0, 32);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
