import { callXrpc, readString } from "./call-xrpc.ts";
import type { BlueskyAccount } from "./types.ts";

const DEFAULT_NAME = "planrrr";

export async function createAppPassword(
  url: string,
  account: BlueskyAccount,
  name = DEFAULT_NAME,
): Promise<string> {
  const token = await signIn(url, account);
  const body = await callXrpc(url, "com.atproto.server.createAppPassword", { token, body: { name } });
  return readString(body, "password");
}

export async function revokeAppPassword(
  url: string,
  account: BlueskyAccount,
  name = DEFAULT_NAME,
): Promise<void> {
  const token = await signIn(url, account);
  await callXrpc(url, "com.atproto.server.revokeAppPassword", { token, body: { name } });
}

async function signIn(url: string, account: BlueskyAccount): Promise<string> {
  const body = { identifier: account.did, password: account.password };
  return readString(await callXrpc(url, "com.atproto.server.createSession", { body }), "accessJwt");
}
