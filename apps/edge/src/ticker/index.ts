import { AppError } from "@planrrr/contract/app-error";
import type { Env } from "../env.ts";

export { TickerDurableObject } from "./ticker-durable-object.ts";

/** Everything that is not the community's. */
export async function handleTicker(request: Request, _env: Env, _ctx: ExecutionContext): Promise<Response> {
  throw new AppError("NOT_FOUND", `There is nothing at ${new URL(request.url).pathname}.`);
}

/** Each minute. */
export async function runTickerCron(
  _controller: ScheduledController,
  _env: Env,
  _ctx: ExecutionContext,
): Promise<void> {}
