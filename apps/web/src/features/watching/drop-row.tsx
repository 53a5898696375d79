"use client";

import type { DealPost } from "@planrrr/contract";
import { sayMoney } from "@planrrr/contract/price-words";
import { Button, StateMark } from "@planrrr/ui";
import { Link } from "../../navigation/link.tsx";
import { sayDay } from "../../time/say-when.ts";
import { useClock } from "../../time/use-clock.ts";
import { dropStates, sayCondition } from "./drop-words.ts";
import { useCancelDrop } from "./use-drops.ts";

/** One post that waits, or what became of it. */
export function DropRow({ drop }: { drop: DealPost }) {
  const { now, timeZone } = useClock();
  const cancel = useCancelDrop();
  const { status, problem, postId, priceBeforeMinor, priceAfterMinor, currency, expiresAt } = drop;
  const { kind, words } = dropStates[status];
  const of = <span className="sr"> for “{drop.title}”</span>;
  return (
    <li>
      <div className="stack s min-w-0">
        <h3 className="h4">
          <a href={`/deals/${encodeURIComponent(drop.bundleId)}`}>
            {drop.title} from {drop.provider}
          </a>
        </h3>
        <p>
          <StateMark kind={kind}>{words}</StateMark>
        </p>
        <p className="soft">
          {problem ??
            (priceAfterMinor === null
              ? sayCondition(drop)
              : `From ${sayMoney(priceBeforeMinor, currency)} to ${sayMoney(priceAfterMinor, currency)}`)}
        </p>
        {status === "WAITING" && expiresAt ? (
          <p className="note">Until {sayDay(new Date(expiresAt), timeZone, now)}</p>
        ) : null}
        <div className="clamped note" dir="auto">
          {drop.text}
        </div>
      </div>
      <div className="row">
        {postId ? (
          <Button asChild>
            <Link href={`/post?id=${postId}`}>See the post{of}</Link>
          </Button>
        ) : null}
        {status === "WAITING" ? (
          <Button tone="bare" busy={cancel.isPending} onClick={() => cancel.mutate(drop)}>
            Do not post{of}
          </Button>
        ) : null}
      </div>
    </li>
  );
}
