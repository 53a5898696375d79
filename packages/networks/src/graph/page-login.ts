import { z } from "zod";
import type { NetworkIo, OAuthApp } from "../network.ts";
import { NetworkError } from "../network-error.ts";
import { callGraph, toForm } from "./call-graph.ts";
import { metaHosts } from "./meta-hosts.ts";

const Token = z.object({ access_token: z.string().min(1), expires_in: z.number().optional() });
const Granted = z.object({ data: z.array(z.object({ permission: z.string(), status: z.string() })) });
const User = z.object({ id: z.string() });

const Page = z.object({
  id: z.string(),
  name: z.string(),
  username: z.string().optional().catch(undefined),
  access_token: z.string().min(1),
  tasks: z.array(z.string()).optional().catch(undefined),
  link: z.url().optional().catch(undefined),
  picture: z
    .object({ data: z.object({ url: z.url() }) })
    .optional()
    .catch(undefined),
  instagram_business_account: z
    .object({
      id: z.string(),
      username: z.string(),
      name: z.string().optional().catch(undefined),
      profile_picture_url: z.url().optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
});
export type LoginPage = z.infer<typeof Page>;
const Pages = z.object({
  data: z.array(Page),
  paging: z.object({ cursors: z.object({ after: z.string() }), next: z.string().optional() }).optional(),
});

const FIELDS =
  "id,name,username,access_token,tasks,link,picture{url},instagram_business_account{id,username,name,profile_picture_url}";
const MAX_PAGES = 40;

export interface PageLogin {
  userId: string;
  granted: string[];
  pages: LoginPage[];
}

/**
 * A code becomes an hour, the hour 60 days, and the 60 days page tokens that do not run out: those of a long-lived user
 * token have no end of their own.
 */
export async function loginToPages(
  io: NetworkIo,
  service: string,
  app: OAuthApp,
  { code, redirectUri }: { code: string; redirectUri: string },
): Promise<PageLogin> {
  const { clientId: client_id, clientSecret: client_secret } = app;
  const short = await changeToken(io, service, { client_id, client_secret, redirect_uri: redirectUri, code });
  const grant = { grant_type: "fb_exchange_token", fb_exchange_token: short };
  const token = await changeToken(io, service, { client_id, client_secret, ...grant });
  const call = { service, token, phase: "read" } as const;
  const { id: userId } = await callGraph(io, { ...call, path: "/me", query: { fields: "id" }, answer: User });
  const { data } = await callGraph(io, { ...call, path: "/me/permissions", answer: Granted });
  const granted = data.filter(({ status }) => status === "granted").map(({ permission }) => permission);
  return { userId, granted, pages: await listPages(io, service, token) };
}

async function changeToken(
  io: NetworkIo,
  service: string,
  fields: { [name: string]: string },
): Promise<string> {
  const { codes } = metaHosts(service);
  const path = "/oauth/access_token";
  const call = { service: codes, method: "POST", path, raw: toForm(fields), phase: "read" } as const;
  return (await refuseAsDead(callGraph(io, { ...call, answer: Token }))).access_token;
}

/** A code that is wrong, old or used is nobody's content: the person signs in once more. */
export async function refuseAsDead<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (!(error instanceof NetworkError) || error.kind !== "refused") throw error;
    const { code, status, evidence } = error;
    const message = "Meta did not accept this sign-in. Start it again.";
    throw new NetworkError({ kind: "reconnect", code, message, status, evidence, cause: error });
  }
}

async function listPages(io: NetworkIo, service: string, token: string): Promise<LoginPage[]> {
  const pages: LoginPage[] = [];
  let after: string | undefined;
  for (let number = 0; number < MAX_PAGES; number += 1) {
    const query = { fields: FIELDS, limit: "100", ...(after === undefined ? {} : { after }) };
    const { data, paging } = await callGraph(io, {
      service,
      token,
      path: "/me/accounts",
      query,
      phase: "read",
      answer: Pages,
    });
    pages.push(...data.filter(({ tasks }) => tasks === undefined || tasks.includes("CREATE_CONTENT")));
    if (paging?.next === undefined) break;
    after = paging.cursors.after;
  }
  return pages;
}
