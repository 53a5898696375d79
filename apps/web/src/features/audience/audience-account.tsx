"use client";

import type { AudienceAccount as Account } from "@planrrr/contract";
import { Button, NetworkMark, networkNames } from "@planrrr/ui";
import { Link } from "../../navigation/link.tsx";
import { capitalise, sayWhen } from "../../time/say-when.ts";
import { useClock } from "../../time/use-clock.ts";
import { changeWords, failureWords, followerWords } from "./audience-words.ts";
import { useCountNow } from "./use-audience.ts";

/** One account: the number, what changed, how fresh it is, and the next round number. */
export function AudienceAccount({ account }: { account: Account }) {
  const { now, timeZone } = useClock();
  const count = useCountNow();
  const { followers, precision, countedAt, change, failure, nextMilestone } = account;
  const name = networkNames[account.network];
  const changes = [changeWords(change.day, "yesterday"), changeWords(change.week, "a week ago")];
  const trouble = failureWords(account);
  return (
    <li className="audience-row">
      <NetworkMark network={account.network} size="l" />
      <div className="min-w-0">
        <h3 className="h4 wrap-anywhere">
          {account.displayName} <span className="pub-account">{account.handle}</span>
        </h3>
        <p>
          {followers === null ? (
            <span className="soft">Not counted yet</span>
          ) : (
            <span className="h3 num">{followerWords(followers, precision)}</span>
          )}{" "}
          <span className="soft">{changes.filter((words) => words !== "").join(", ")}</span>
        </p>
        <p className="note">
          {countedAt ? `${capitalise(sayWhen(countedAt, timeZone, now))}. ` : ""}
          {trouble === "" ? "" : `${name}: ${trouble} `}
          {followers !== null && nextMilestone !== null
            ? `${(nextMilestone - followers).toLocaleString("en")} to go until ${nextMilestone.toLocaleString("en")}.`
            : ""}
        </p>
      </div>
      {failure?.kind === "auth" ? (
        <Button asChild>
          <Link href="/connections">
            Sign in again<span className="sr"> at {name}</span>
          </Link>
        </Button>
      ) : (
        <Button tone="bare" busy={count.isPending} onClick={() => count.mutate(account.connectionId)}>
          Count now<span className="sr"> on {name}</span>
        </Button>
      )}
    </li>
  );
}
