import { AppError } from "@planrrr/contract";
import type { Actor } from "../actor/actor.ts";

/** A key that leaked must not take its maker out of the team, nor into another one. Throws FORBIDDEN. */
export function refuseKey({ via }: Partial<Pick<Actor, "via">>, instead: string): void {
  if (via === "api-key") throw new AppError("FORBIDDEN", `A key works in one team. ${instead}`);
}
