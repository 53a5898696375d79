"use client";

import type { ReviewLinkListed } from "@planrrr/contract";
import { Button, showToast, Skeleton, StateMark } from "@planrrr/ui";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "../../api/client.ts";
import { tellProblem } from "../../api/tell-problem.ts";
import { useClock } from "../../time/use-clock.ts";
import { ProblemNotice } from "../problem-notice.tsx";
import { linkState } from "./link-state.ts";
import { reviewLinksKey, useReviewLinks } from "./use-approval.ts";

/** Who was asked by a link. Nothing where nobody was. */
export function ReviewLinks({ postId }: { postId: string }) {
  const links = useReviewLinks(postId);
  if (links.error) return <ProblemNotice error={links.error} />;
  if (!links.data) return <Skeleton label="Reading who was asked by a link" rows={1} height={48} />;
  if (links.data.items.length === 0) return null;
  return (
    <section className="stack s" aria-labelledby="asked-by-link">
      <h3 className="h4" id="asked-by-link">
        Asked by a link
      </h3>
      <ul>
        {links.data.items.map((link) => (
          <LinkRow key={link.id} postId={postId} link={link} />
        ))}
      </ul>
    </section>
  );
}

function LinkRow({ postId, link }: { postId: string; link: ReviewLinkListed }) {
  const clock = useClock();
  const queries = useQueryClient();
  const { kind, words, open } = linkState(link, clock);
  const revoke = useMutation({
    mutationFn: () => api.posts.revokeReviewLink({ id: postId, linkId: link.id }),
    onSuccess: () =>
      showToast({
        fact: open ? `${link.reviewer}’s link is taken back` : "Taken off the list",
        more: open ? "It no longer opens anything." : "It opened nothing any more.",
      }),
    onError: tellProblem,
    onSettled: () => queries.invalidateQueries({ queryKey: reviewLinksKey(postId) }),
  });
  return (
    <li className="row between border-t border-(--line) py-3">
      <div className="min-w-0">
        <p className="wrap-anywhere">
          <bdi>{link.reviewer}</bdi>
        </p>
        <StateMark kind={kind}>{words}</StateMark>
      </div>
      {link.usedAt ? null : (
        <Button tone="bare" busy={revoke.isPending} onClick={() => revoke.mutate()}>
          {open ? "Take it back" : "Take it off the list"}
          <span className="sr">
            {open ? "from" : "for"} {link.reviewer}
          </span>
        </Button>
      )}
    </li>
  );
}
