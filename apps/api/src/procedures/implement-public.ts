import type { Actor, TeamsContext } from "@planrrr/accounts";
import { apiContract } from "@planrrr/contract";
import { implement } from "@orpc/server";
import type { PublishingContext } from "@planrrr/publishing";
import type { ApiContext } from "../context.ts";

export interface PublicCall {
  api: ApiContext;
  actor: Actor;
  /** Where people reach planrrr: what networks are told to send them back to. */
  origin: string;
  /** The id that what is created should get. */
  resourceId?: string | undefined;
}

// Outputs are typed, and tests hold them against the contract; checking each answer again would cost as much as making it.
export const os = implement(apiContract)
  .$context<PublicCall>()
  .$config({ initialOutputValidationIndex: Number.NaN });

/** A verb of the domain as a procedure. */
export function domain<Input, Output>(
  verb: (ctx: PublishingContext, actor: Actor, input: Input) => Promise<Output>,
) {
  return ({ context: { api, actor }, input }: { context: PublicCall; input: Input }) =>
    verb(api.publishing, actor, input);
}

/** A verb about the team itself. What it changes counts at once: nobody is remembered as they were. */
export function aboutTeam<Input, Output>(
  verb: (ctx: TeamsContext, actor: Actor, input: Input) => Promise<Output>,
) {
  return async ({ context: { api, actor }, input }: { context: PublicCall; input: Input }) => {
    const output = await verb(api, actor, input);
    api.auth.forgetActors();
    return output;
  };
}
