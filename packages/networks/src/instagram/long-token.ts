import { z } from "zod";
import { callGraph } from "../graph/call-graph.ts";
import type { NetworkIo } from "../network.ts";

const Token = z.object({ access_token: z.string().min(1), expires_in: z.number() });

export interface LongToken {
  token: string;
  issuedAt: number;
  expiresAt: number;
}

/** `ig_exchange_token` and `ig_refresh_token`: both give 60 days from now. Meta takes the token as a parameter alone. */
export async function readLongToken(
  io: NetworkIo,
  service: string,
  path: "/access_token" | "/refresh_access_token",
  query: { [name: string]: string },
): Promise<LongToken> {
  const issuedAt = io.now();
  const call = { service, path, query, phase: "read", versioned: false } as const;
  const { access_token: token, expires_in: seconds } = await callGraph(io, { ...call, answer: Token });
  return { token, issuedAt, expiresAt: issuedAt + seconds * 1000 };
}
