import { AppError } from "@planrrr/contract/app-error";
import type { Env } from "../env.ts";

export { CommunityDurableObject } from "./community-durable-object.ts";

export async function handleCommunity(
  request: Request,
  _env: Env,
  _ctx: ExecutionContext,
): Promise<Response> {
  throw new AppError("NOT_FOUND", `There is nothing at ${new URL(request.url).pathname}.`);
}

export async function runCommunityCron(_env: Env): Promise<void> {}
