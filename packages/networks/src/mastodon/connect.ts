import { z } from "zod";
import type { Connected, NetworkIo } from "../network.ts";
import { NetworkError } from "../network-error.ts";
import { parseServiceUrl } from "../http/service-url.ts";
import { callMastodon } from "./call-mastodon.ts";
import type { MastodonCredentials } from "./credentials.ts";
import { Instance, toLimits } from "./limits.ts";

const Account = z.object({
  id: z.string(),
  acct: z.string(),
  username: z.string(),
  display_name: z.string().catch(""),
  avatar: z.url().optional().catch(undefined),
  url: z.url().optional().catch(undefined),
});

/** Checks an access token. Fields: `service`, `token`. */
export async function connectMastodon(io: NetworkIo, input: { [field: string]: string }): Promise<Connected> {
  const credentials = {
    service: parseServiceUrl(input["service"] ?? ""),
    token: (input["token"] ?? "").trim(),
  };
  if (credentials.token === "") {
    throw new NetworkError({ kind: "refused", code: "MISSING_FIELD", message: "An access token is needed." });
  }
  const path = "/api/v1/accounts/verify_credentials";
  const { body: account } = await callMastodon(io, { ...credentials, path, phase: "read", answer: Account });
  await checkScopes(io, credentials);
  const instance = await readInstance(io, credentials);
  const domain = instance.domain ?? new URL(credentials.service).host;
  return {
    account: {
      id: account.id,
      handle: account.acct.includes("@") ? `@${account.acct}` : `@${account.acct}@${domain}`,
      displayName: account.display_name.trim() || account.username,
      ...(account.avatar === undefined ? {} : { avatarUrl: account.avatar }),
      ...(account.url === undefined ? {} : { profileUrl: account.url }),
      service: credentials.service,
      limits: toLimits(instance),
    },
    credentials,
  };
}

async function readInstance(
  io: NetworkIo,
  credentials: MastodonCredentials,
): Promise<z.infer<typeof Instance>> {
  try {
    return (
      await callMastodon(io, { ...credentials, path: "/api/v2/instance", phase: "read", answer: Instance })
    ).body;
  } catch (error) {
    if (!(error instanceof NetworkError) || error.status !== 404) throw error;
    return (
      await callMastodon(io, { ...credentials, path: "/api/v1/instance", phase: "read", answer: Instance })
    ).body;
  }
}

const App = z.object({ scopes: z.array(z.string()).optional().catch(undefined) });
const MAY_POST = ["write", "write:statuses"];
const MAY_READ = ["read", "read:statuses"];

/** A token that can't post should say so now, not at the first post. Servers before 4.3 don't name scopes. */
async function checkScopes(io: NetworkIo, credentials: MastodonCredentials): Promise<void> {
  const scopes = await readScopes(io, credentials);
  if (scopes === undefined) return;
  for (const wanted of [MAY_POST, MAY_READ]) {
    if (wanted.some((scope) => scopes.includes(scope))) continue;
    const message = `The token lacks the scope ${wanted.join(" or ")}.`;
    throw new NetworkError({ kind: "reconnect", code: "INSUFFICIENT_SCOPE", message });
  }
}

async function readScopes(io: NetworkIo, credentials: MastodonCredentials): Promise<string[] | undefined> {
  try {
    const path = "/api/v1/apps/verify_credentials";
    return (await callMastodon(io, { ...credentials, path, phase: "read", answer: App })).body.scopes;
  } catch (error) {
    if (error instanceof NetworkError) return undefined;
    throw error;
  }
}
