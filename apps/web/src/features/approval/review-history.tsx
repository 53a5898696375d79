"use client";

import type { Post, PostReview, TeamMember } from "@planrrr/contract";
import { Skeleton, StateMark, type StateKind } from "@planrrr/ui";
import { useSignedIn } from "../../session/use-session.ts";
import { capitalise, sayWhen } from "../../time/say-when.ts";
import { useClock } from "../../time/use-clock.ts";
import { ProblemNotice } from "../problem-notice.tsx";
import { useReviews } from "./use-approval.ts";

const steps: { [decision in PostReview["decision"]]: { kind: StateKind; words: string } } = {
  submitted: { kind: "waiting", words: "asked for approval" },
  approved: { kind: "out", words: "said yes" },
  rejected: { kind: "fix", words: "asked for changes" },
};

export function ReviewHistory({ post, people }: { post: Post; people: readonly TeamMember[] }) {
  const { user } = useSignedIn();
  const { now, timeZone } = useClock();
  const reviews = useReviews(post);
  if (reviews.error) return <ProblemNotice error={reviews.error} />;
  if (!reviews.data) return <Skeleton label="Reading what was said" rows={1} height={48} />;
  const nameOf = ({ userId, reviewer }: PostReview) => {
    if (userId === user.id) return "You";
    return people.find(({ id }) => id === userId)?.name ?? reviewer ?? "Somebody who has left";
  };
  return (
    <ol>
      {reviews.data.items.map((review) => (
        <li key={review.id} className="border-b border-(--line) py-3">
          <div className="row between gap-y-0">
            <StateMark kind={steps[review.decision].kind}>
              {nameOf(review)} {steps[review.decision].words}
            </StateMark>
            <time className="note num" dateTime={review.createdAt.toISOString()}>
              {capitalise(sayWhen(review.createdAt, timeZone, now))}
            </time>
          </div>
          {review.comment ? <p className="words read mt-1">{review.comment}</p> : null}
        </li>
      ))}
    </ol>
  );
}
