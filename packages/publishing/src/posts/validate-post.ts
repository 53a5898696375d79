import type { CreatePostInput, ValidatePostOutput } from "@planrrr/contract";
import type { Actor, PublishingContext } from "../context.ts";
import { resolveWhen } from "../schedule/resolve-schedule.ts";
import { checkContent } from "./check-content.ts";
import { contentOf } from "./post-content.ts";

/** What each network would refuse, with the counts it counts by. Saves nothing. */
export async function validatePost(
  ctx: PublishingContext,
  actor: Actor,
  input: CreatePostInput,
): Promise<ValidatePostOutput> {
  const when = resolveWhen(input, ctx.now());
  const checked = await checkContent(ctx, ctx.db, actor, contentOf(input, when.schedule), when.at);
  return {
    valid: checked.every(({ problems }) => problems.every((problem) => problem.severity !== "error")),
    connections: checked.map(({ connection, problems, counts, price, parts }) => ({
      connectionId: connection.id,
      network: connection.network as ValidatePostOutput["connections"][number]["network"],
      problems,
      counts,
      price,
      parts,
    })),
    scheduledAt: when.at,
    schedule: when.schedule,
    notices: when.notices,
  };
}
