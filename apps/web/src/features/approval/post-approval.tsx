"use client";

import type { Post } from "@planrrr/contract";
import { Card } from "@planrrr/ui";
import { looksAfter, useMembers, useTeam, useTeamSettings } from "../team/use-team.ts";
import { DecideForm } from "./decide-form.tsx";
import { ReviewHistory } from "./review-history.tsx";
import { ReviewLinkDialog } from "./review-link-dialog.tsx";
import { ReviewLinks } from "./review-links.tsx";
import { SubmitForm } from "./submit-form.tsx";
import { useApproval } from "./use-approval.ts";

/** What a post's approval needs now, and what was said. Nothing where nobody asks for one. */
export function PostApproval({ post }: { post: Post }) {
  const team = useTeam();
  const settings = useTeamSettings();
  const members = useMembers();
  const approval = useApproval(post);
  const mine = looksAfter(team.data?.role);
  const waits = post.status === "PENDING_APPROVAL";
  const others = (members.data?.items.length ?? 0) > 1;
  const asks =
    post.status === "DRAFT" &&
    post.connectionIds.length > 0 &&
    !mine &&
    team.isSuccess &&
    (settings.data?.asksForApproval === true || others);
  if (!post.approval && !asks) return null;
  return (
    <Card className="stack" aria-labelledby="approval">
      <h2 className="h2" id="approval">
        {waits ? (mine ? "May it go out?" : "Waiting for a yes") : "Approval"}
      </h2>
      {post.approval ? <ReviewHistory post={post} people={members.data?.items ?? []} /> : null}
      {waits && mine ? (
        <DecideForm approval={approval}>
          <ReviewLinkDialog postId={post.id} />
        </DecideForm>
      ) : null}
      {mine && post.approval ? <ReviewLinks postId={post.id} /> : null}
      {waits && !mine ? (
        <p className="soft">An owner or admin of your team looks at it. A change by you asks anew.</p>
      ) : null}
      {asks ? <SubmitForm submit={approval.submit} /> : null}
    </Card>
  );
}
