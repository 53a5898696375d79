"use client";

import type { Post } from "@planrrr/contract";
import { Button, ConfirmDialog, Icon } from "@planrrr/ui";
import { useState } from "react";
import { Link } from "../../navigation/link.tsx";
import { useSignedIn } from "../../session/use-session.ts";
import { capitalise, sayWhen } from "../../time/say-when.ts";
import { useMembers } from "../team/use-team.ts";
import type { Clock } from "../posts/post-state.ts";
import { PostVersion } from "./post-version.tsx";
import { shownVersions } from "./shown-versions.ts";
import type { PostActions } from "./use-post-actions.ts";

/** The words themselves as each account gets them, who wrote them, and what can be done with the whole of it. */
export function PostAside({ post, clock, actions }: { post: Post; clock: Clock; actions: PostActions }) {
  const { user } = useSignedIn();
  const members = useMembers();
  const author = members.data?.items.find(({ id }) => id === post.authorId)?.name;
  const planned = post.status === "SCHEDULED" || post.status === "PENDING_APPROVAL";
  const stoppable = planned || post.publications.some(({ status }) => status === "SCHEDULED");
  return (
    <aside className="stack" aria-label="The post">
      {shownVersions(post).map((version) => (
        <PostVersion key={version.connectionIds.join()} post={post} version={version} />
      ))}
      <dl className="facts">
        <div>
          <dt>Written by</dt>
          <dd>{post.authorId === user.id ? "You" : (author ?? "Somebody of your team")}</dd>
        </div>
        <div>
          <dt>Written</dt>
          <dd>{capitalise(sayWhen(post.createdAt, clock.timeZone, clock.now))}</dd>
        </div>
      </dl>
      <div className="row">
        {planned ? (
          <Button asChild>
            <Link href={`/write?post=${post.id}`}>
              <Icon name="pencil" />
              Change it
            </Link>
          </Button>
        ) : null}
        <Button busy={actions.duplicate.isPending} onClick={() => actions.duplicate.mutate()}>
          <Icon name="copy" />
          Use again
        </Button>
        <Button asChild>
          <Link href={`/plan/repeats?post=${post.id}`}>
            <Icon name="calendar" />
            Repeat this post
          </Link>
        </Button>
        {stoppable ? <CancelButton actions={actions} /> : null}
        <DeleteButton actions={actions} />
      </div>
    </aside>
  );
}

function CancelButton({ actions: { cancel } }: { actions: PostActions }) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button onClick={() => setAsking(true)}>Do not send it</Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title="Do not send this post?"
        description="What has not gone out yet does not go out. The words stay here, and you can use them again."
        confirm="Do not send it"
        busy={cancel.isPending}
        onConfirm={() => cancel.mutate(undefined, { onSettled: () => setAsking(false) })}
      />
    </>
  );
}

function DeleteButton({ actions: { remove } }: { actions: PostActions }) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button tone="bare" onClick={() => setAsking(true)}>
        Delete
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title="Delete this post here?"
        description="Words and history are deleted in planrrr, for everybody in your team. What is out on a network stays there."
        confirm="Delete it here"
        busy={remove.isPending}
        onConfirm={() => remove.mutate(undefined, { onError: () => setAsking(false) })}
      />
    </>
  );
}
