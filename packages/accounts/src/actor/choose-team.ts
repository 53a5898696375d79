import { AppError } from "@planrrr/contract";
import type { Membership } from "../teams/list-memberships.ts";

export interface TeamWishes {
  /** The team a key or token was made for: nothing may lead it elsewhere. */
  bound?: string | undefined;
  /** Header `x-team-id`. */
  asked?: string | undefined;
  /** The session's active team: only a preference. */
  preferred?: string | undefined;
}

/** A named team has to be one of the user's; otherwise it is as if it did not exist. */
export function chooseTeam(memberships: Membership[], wishes: TeamWishes): Membership | undefined {
  const named = wishes.bound ?? wishes.asked;
  if (wishes.bound && wishes.asked && wishes.bound !== wishes.asked) throw noSuchTeam();
  if (named) {
    const membership = memberships.find(({ teamId }) => teamId === named);
    if (!membership) throw noSuchTeam();
    return membership;
  }
  return memberships.find(({ teamId }) => teamId === wishes.preferred) ?? memberships[0];
}

function noSuchTeam(): AppError {
  return new AppError("NOT_FOUND", "There is no such team, or this account or key does not belong to it.");
}
