export interface LinkProblem {
  fact: string;
  next: string;
}

/** Why a link does not open what it is for. */
export function linkProblem(code: string): LinkProblem {
  return (
    problems.get(code) ?? {
      fact: "We cannot open this link at the moment.",
      next: "Nothing is lost. Try again in a few minutes.",
    }
  );
}

const problems = new Map<string, LinkProblem>(
  Object.entries({
    NOT_FOUND: {
      fact: "This link leads nowhere.",
      next: "It was taken back, or a piece of it is missing. Ask whoever sent it for a new one.",
    },
    INVALID_INPUT: {
      fact: "A piece of this link is missing.",
      next: "Open it once more from the message it came in.",
    },
    LINK_USED: {
      fact: "This link has done its work.",
      next: "It works once. Ask whoever sent it if you need another one.",
    },
    LINK_EXPIRED: { fact: "The time of this link is over.", next: "Ask whoever sent it for a new one." },
    ALREADY_MEMBER: { fact: "You are in this team already.", next: "There is nothing more to do." },
    POST_CHANGED: {
      fact: "The post was changed while you read.",
      next: "Open the link once more to see how it is now.",
    },
    NOT_PENDING: {
      fact: "This post no longer waits for you.",
      next: "Somebody else has decided, or taken it back.",
    },
    RATE_LIMITED: { fact: "That was a lot at once.", next: "Wait a minute, then open the link again." },
  }),
);

/** `It goes out on Sunday 25 October 2026, 9:00 in Dublin.` */
export function goesOut(scheduledAt: string | null, timeZone: string | null): string {
  if (!scheduledAt) return "It goes out as soon as you say yes.";
  const zone = timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  return `It goes out on ${sayMoment(scheduledAt, zone)}.`;
}

export function sayMoment(at: string, timeZone: string): string {
  const day = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
  })
    .format(new Date(at))
    .replace(",", "");
  const time = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hour: "numeric",
    minute: "2-digit",
    hourCycle: "h23",
  })
    .format(new Date(at))
    .replace(/^0/, "");
  const city = timeZone.split("/").at(-1)?.replaceAll("_", " ") ?? timeZone;
  return `${day}, ${time} in ${city}`;
}
