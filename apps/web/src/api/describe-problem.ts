import { ORPCError } from "@orpc/client";
import { ownZone } from "../time/say-when.ts";
import { pauseWords } from "./pause-words.ts";
import { RouteError } from "./send-json.ts";

export interface ProblemWords {
  fact: string;
  next: string;
}

const words: { [code: string]: ProblemWords } = {
  UNAUTHENTICATED: { fact: "You have been signed out.", next: "Sign in again; what you wrote is kept." },
  RATE_LIMITED: { fact: "That was a lot at once.", next: "Wait a minute, then try again." },
  INTERNAL: { fact: "Something went wrong on our side.", next: "Nothing is lost. Try again in a moment." },
  NOT_READY: { fact: "planrrr is just starting.", next: "Try again in a moment." },
  POST_CHANGED: { fact: "Somebody else has changed this post.", next: "Look at the new version first." },
  POST_NOT_EDITABLE: { fact: "This post is on its way already.", next: "It can no longer be changed." },
  CANNOT_CANCEL: { fact: "It is too late to cancel.", next: "The post is out, or on its way." },
  CANNOT_DELETE: { fact: "This post is on its way.", next: "It can be deleted once it is out." },
  NOTHING_TO_RETRY: { fact: "There is nothing to try again.", next: "Look at the page once more." },
  INVALID_EMAIL_OR_PASSWORD: { fact: "Email and password do not fit together.", next: "Check both." },
  INVALID_PASSWORD: { fact: "That is not your password.", next: "Check it and try again." },
  USER_ALREADY_EXISTS: { fact: "That address has an account already.", next: "Choose another one." },
  PASSWORD_TOO_SHORT: { fact: "That password is too short.", next: "It needs at least 10 characters." },
};

/** A failed request in words for its person. The API's own sentence is used where it says more than we can. */
export function describeProblem(error: unknown): ProblemWords {
  if (error instanceof TypeError)
    return {
      fact: "We cannot reach planrrr.",
      next: "Check that it is running and that you are online. What you typed is still here.",
    };
  if (error instanceof RouteError && error.code === "MUTED")
    return pauseWords(error.until, new Date(), ownZone());
  if (error instanceof ORPCError || error instanceof RouteError) {
    return words[error.code] ?? { fact: error.message, next: "" };
  }
  return words["INTERNAL"] as ProblemWords;
}

export function isSignedOut(error: unknown): boolean {
  return (error instanceof ORPCError || error instanceof RouteError) && error.status === 401;
}

/** What is not there may be so because its team is no longer ours. */
export function isMissing(error: unknown): boolean {
  return (error instanceof ORPCError || error instanceof RouteError) && error.status === 404;
}

/** Asking again helps only where nobody has answered. */
export function mayRetry(error: unknown): boolean {
  if (error instanceof ORPCError || error instanceof RouteError) return error.status >= 500;
  return true;
}
