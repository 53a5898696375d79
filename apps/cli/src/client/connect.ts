import { apiContract, ingestContract } from "@planrrr/contract";
import type { AnyContractRouter, ContractRouterClient } from "@orpc/contract";
import { createORPCClient } from "@orpc/client";
import type { JsonifiedClient } from "@orpc/openapi-client";
import { OpenAPILink } from "@orpc/openapi-client/fetch";
import type { Cli } from "../cli.ts";
import { CliError } from "../cli-error.ts";
import type { GlobalArguments } from "../commands/command.ts";
import { ExitCode } from "../exit-code.ts";
import { signInAsLocalOwner } from "./local-owner.ts";
import { readLogin } from "./login-file.ts";
import { problemError } from "./problem.ts";
import { createSend, type Send } from "./send.ts";
import { findServer, type Server } from "./server-url.ts";

export type Api = JsonifiedClient<ContractRouterClient<typeof apiContract>>;

export type IngestApi = JsonifiedClient<ContractRouterClient<typeof ingestContract>>;

export interface Client {
  api: Api;
  /** Reading deals; it stands beside `/api`. */
  ingest: IngestApi;
  server: Server;
  /** For what is no procedure, e.g. a picture as a request's body. */
  send: Send;
  /** For a file of any size: it may take a day. Fetch itself gives up after five minutes of silence. */
  sendLong: Send;
  /** Signed in by `login` on this machine; absent with a key from outside. */
  email: string | undefined;
}

/** A client of the server with the rights of who is signed in. On a local start nobody needs to sign in first. */
export async function connect(cli: Cli, args: GlobalArguments): Promise<Client> {
  const server = findServer(cli, args);
  const given = args.apiKey ?? cli.env.PLANRRR_API_KEY;
  const login = given ? undefined : (readLogin(cli.home, server.url) ?? (await localLogin(cli, server)));
  const apiKey = given ?? login?.apiKey;
  if (!apiKey) throw notSignedIn(server);
  const send = withKey(createSend(), apiKey);
  const ingest = createORPCClient<IngestApi>(createLink(ingestContract, server.url, send));
  const sendLong = withKey(createSend({ timeoutMs: 86_400_000 }), apiKey);
  return { api: createApi(server.url, send), ingest, server, send, sendLong, email: login?.email };
}

export function createApi(url: string, send: Send): Api {
  return createORPCClient<Api>(createLink(apiContract, `${url}/api`, send));
}

function createLink(contract: AnyContractRouter, url: string, send: Send): OpenAPILink<object> {
  return new OpenAPILink(contract, {
    url,
    fetch: async (request) => {
      const response = await send(request);
      if (response.ok && speaksJson(response)) return response;
      if (response.ok) throw notPlanrrr(url);
      // Read here, since oRPC expects its own shape of errors.
      throw problemError(response.status, await response.json().catch(() => undefined));
    },
  });
}

function withKey(send: Send, apiKey: string): Send {
  return (request) => {
    request.headers.set("x-api-key", apiKey);
    return send(request);
  };
}

async function localLogin({ home, out }: Cli, server: Server) {
  if (!server.isLocal) return undefined;
  const { login, isNew } = await signInAsLocalOwner(home, server.url);
  if (isNew)
    out.note(`Made the local account ${login.email} for you; its password is in ${home}/owner.json.`);
  return login;
}

function notSignedIn({ url }: Server): CliError {
  return new CliError(
    "NOT_SIGNED_IN",
    `You are not signed in at ${url}. Run: planrrr login --url ${url}, or set PLANRRR_API_KEY.`,
    {
      exitCode: ExitCode.notSignedIn,
    },
  );
}

function speaksJson(response: Response): boolean {
  return response.status === 204 || response.headers.get("content-type")?.includes("json") === true;
}

function notPlanrrr(url: string): CliError {
  return new CliError("NOT_PLANRRR", `What answers at ${url} is not a planrrr. Check --url and PLANRRR_URL.`);
}
