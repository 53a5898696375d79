import { callXrpc, readString } from "./call-xrpc.ts";
import type { BlueskyAccount } from "./types.ts";

export async function createAccount(url: string, handle: string): Promise<BlueskyAccount> {
  const password = `${handle}-password`;
  const email = `${handle.replaceAll(".", "-")}@mail.test`;
  const body = await callXrpc(url, "com.atproto.server.createAccount", { body: { handle, email, password } });
  return { did: readString(body, "did"), handle: readString(body, "handle"), password };
}
