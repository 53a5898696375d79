import { AppError } from "@planrrr/contract";
import type { Actor } from "./context.ts";

/** Owners and admins decide what goes out, and where to. Throws FORBIDDEN. */
export function refuseMember(actor: Actor): void {
  if (actor.role === "member")
    throw new AppError("FORBIDDEN", "That is for owners and admins of the team.", {
      details: { role: actor.role },
    });
}
