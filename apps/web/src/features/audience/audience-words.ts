import type { AudienceAccount } from "@planrrr/contract";

/** "48,213", or "about 4.69 million" where the network rounds. */
export function followerWords(followers: number, precision: number): string {
  if (precision <= 1) return followers.toLocaleString("en");
  const short = followers.toLocaleString("en", {
    notation: "compact",
    compactDisplay: "long",
    maximumSignificantDigits: 3,
  });
  return `about ${short}`;
}

/** "37 more than yesterday" */
export function changeWords(change: number | null, since: string): string {
  if (change === null) return "";
  if (change === 0) return `as many as ${since}`;
  return `${Math.abs(change).toLocaleString("en")} ${change > 0 ? "more" : "fewer"} than ${since}`;
}

const failures: { [kind in NonNullable<AudienceAccount["failure"]>["kind"]]: string } = {
  auth: "It asks you to sign in again.",
  "rate-limit": "It wants to be asked less often; we wait.",
  quota: "What it lets us ask is used up for now; we wait.",
  upstream: "It is in trouble; we ask again by ourselves.",
  timeout: "It did not answer in time; we ask again by ourselves.",
  invalid: "It answered something that is no number; we ask again by ourselves.",
};

/** Why there is no newer number, and what happens next. */
export function failureWords({ failure, doubted }: Pick<AudienceAccount, "failure" | "doubted">): string {
  if (failure) return failures[failure.kind];
  return doubted ? "It tells far fewer all at once. We ask once more before we believe it." : "";
}

/** The chart in one sentence, for whoever does not see it, and for whoever does. */
export function growthSentence(points: { at: Date; followers: number }[], precision: number): string {
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last) return "There are no numbers of this time yet.";
  if (points.length === 1)
    return `${followerWords(last.followers, precision)} so far: the line begins with the next count.`;
  const words = changeWords(last.followers - first.followers, "at its start");
  return `${followerWords(last.followers, precision)} now, ${words}.`;
}
