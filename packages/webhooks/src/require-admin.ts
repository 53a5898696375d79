import { AppError } from "@planrrr/contract";
import type { WebhooksActor } from "./context.ts";

/** Where the team's news go is for its owners and admins to say, and to see. Throws FORBIDDEN. */
export function requireAdmin({ role }: WebhooksActor): void {
  if (role === "member")
    throw new AppError("FORBIDDEN", "Webhooks are for owners and admins of the team.", { details: { role } });
}
