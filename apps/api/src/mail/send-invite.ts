import type { TeamInviteMade } from "@planrrr/contract";
import type { ApiContext } from "../context.ts";
import { homeOf } from "../home-of.ts";

/** Sends an invitation to the address it names. The link was shown, too: a mail that fails costs nothing but itself. */
export async function sendInvite(
  { mailer, config, log }: Pick<ApiContext, "mailer" | "config" | "log">,
  invite: TeamInviteMade,
  team: string,
): Promise<void> {
  if (!invite.email) return;
  const origin = homeOf({ config });
  const mail = {
    to: invite.email,
    subject: "An invitation to planrrr",
    text: [
      `You are invited to plan posts together in the team "${team}" on planrrr:`,
      "",
      `${origin}${invite.path}`,
      "",
      `The link is good until ${invite.expiresAt.toISOString().slice(0, 10)}. If you do not expect it, do nothing.`,
    ].join("\n"),
  };
  await mailer.send(mail).catch((err: unknown) => log.warn({ err }, "The invitation could not be mailed"));
}
