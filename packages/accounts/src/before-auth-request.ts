import { AppError } from "@planrrr/contract";
import { APIError, createAuthMiddleware } from "better-auth/api";
import type { AuthSettings } from "./auth-settings.ts";
import { inviteIn } from "./invite-in.ts";
import { refuseEmailChange } from "./refuse-email-change.ts";
import { refusalOf } from "./refusal-of.ts";
import { seeInvite } from "./teams/team-invites.ts";

/** What planrrr asks before Better Auth does its work. Where sign-up is closed, an invitation still opens it. */
export function beforeAuthRequest({ db, now, signUp }: Pick<AuthSettings, "db" | "now" | "signUp">) {
  return createAuthMiddleware(async (ctx) => {
    if (ctx.path === "/change-email") return refuseEmailChange(db, ctx);
    if (signUp !== false || ctx.path !== "/sign-up/email") return;
    const token = inviteIn(ctx.body);
    if (token === undefined)
      throw new APIError("BAD_REQUEST", {
        code: "EMAIL_PASSWORD_SIGN_UP_DISABLED",
        message: "Nobody new may sign up here but by an invitation.",
      });
    try {
      await seeInvite({ db, now: () => new Date(now()) }, { token });
    } catch (error) {
      throw error instanceof AppError ? refusalOf(error) : error;
    }
  });
}
