import type { Publication } from "@planrrr/contract";
import { networkNames } from "@planrrr/ui";
import type { Clock } from "../posts/post-state.ts";
import { sayWhen } from "../../time/say-when.ts";

/** What happened to a publication and what follows, in a sentence or two. */
export function publicationWords(publication: Publication, { now, timeZone }: Clock): string {
  const name = networkNames[publication.network];
  const say = (date: Date) => sayWhen(date, timeZone, now);
  switch (publication.status) {
    case "SCHEDULED":
      return waitingWords(publication, name, say);
    case "PUBLISHING":
      if (publication.waitingFor === "reconnect")
        return `We sent it, the answer was lost, and ${name} asks you to sign in again. As soon as the account is connected, we look whether it is there, and do not send it twice.`;
      return publication.waitingFor === "confirmation"
        ? `We sent it and the answer was lost. We are asking ${name} whether it is there, and do not send it twice.`
        : "It is on its way. Usually ten seconds.";
    case "PUBLISHED":
      return publication.publishedAt ? `Out since ${say(publication.publishedAt)}.` : "It is out.";
    case "FAILED":
      return `${sentence(publication.error?.message ?? `${name} did not take it.`)} Nothing of it is public.`;
    case "UNCONFIRMED":
      return `${name} stopped answering while we sent it. We have looked and cannot see it. Please look at your page and tell us.`;
    case "CANCELLED":
      return publication.error?.code === "PREVIOUS_NOT_SENT"
        ? publication.error.message
        : "It was cancelled and does not go out.";
  }
}

/** What follows from its account being gone. */
export function removedWords({ status, network }: Publication): string {
  const gone = "This account is no longer connected.";
  if (status !== "UNCONFIRMED" && status !== "FAILED") return gone;
  return `${gone} Connect it to ${networkNames[network]} again before you send it again.`;
}

function waitingWords(
  { waitingFor, nextAttemptAt, dueAt, error }: Publication,
  name: string,
  say: (date: Date) => string,
): string {
  if (waitingFor === "approval")
    return "Somebody of your team has to say yes first. Then it goes out at its time.";
  if (waitingFor === "previous") return "It goes out as soon as what it belongs under is there.";
  if (waitingFor === "reconnect")
    return `${name} asks you to sign in again. It goes out as soon as the account is connected.`;
  if (waitingFor === "retry")
    return `${sentence(error?.message ?? `${name} did not take it yet.`)} We try again by ourselves, you need not do anything.`;
  const at = nextAttemptAt ?? dueAt;
  return at ? `It goes out ${say(at)}.` : "It goes out by itself.";
}

function sentence(text: string): string {
  return text.trim().replace(/[.!]?$/, ".");
}
