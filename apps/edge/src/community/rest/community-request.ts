import { AppError } from "@planrrr/contract/app-error";
import type { Context } from "hono";
import type { Env } from "../../env.ts";
import { readToken } from "../entry/read-token.ts";
import { verifyToken } from "../entry/verify-token.ts";
import type { Member } from "../member.ts";

export interface CommunityHono {
  Bindings: Env;
  Variables: { member: Member };
}
export type CommunityRequest = Context<CommunityHono>;

/** Finds out who asks, and that it is about their own team; not more often than a person does. */
export async function authorise(c: CommunityRequest, teamId: string): Promise<void> {
  const member = await verifyToken(readToken(c.req.raw), c.env);
  if (member.teamId !== teamId) throw new AppError("FORBIDDEN", "Your token is for another team.");
  const { success } = await c.env.CommunityRateLimit.limit({ key: `${teamId}:${member.userId}` });
  if (!success) throw new AppError("RATE_LIMITED", "A little slower, please.", { retryAfter: 30 });
  c.set("member", member);
}

export function roomOf(c: CommunityRequest) {
  return c.env.CommunityDurableObject.getByName(c.var.member.teamId);
}

/** Throws FORBIDDEN for anybody else. */
export function mustBeCoach({ role }: Member): void {
  if (role !== "coach") throw new AppError("FORBIDDEN", "Only a coach may do that.");
}
