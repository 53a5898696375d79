"use client";

import type { Post, Publication } from "@planrrr/contract";
import { Button, networkNames, PublicationRow, StateMark } from "@planrrr/ui";
import type { ReactNode } from "react";
import { Link } from "../../navigation/link.tsx";
import { type Clock, isChangeable, publicationState, waitsForSignIn } from "../posts/post-state.ts";
import { partName } from "../posts/part-name.ts";
import { publicationWords, removedWords } from "./publication-words.ts";
import type { PostActions } from "./use-post-actions.ts";

export interface PostPublicationProps {
  post: Post;
  publication: Publication;
  /** Its account is none of the team's any more. */
  removed: boolean;
  clock: Clock;
  actions: PostActions;
}

export function PostPublication({ post, publication, removed, clock, actions }: PostPublicationProps) {
  const { kind, words } = publicationState(publication, clock);
  return (
    <PublicationRow
      id={`on-${publication.id}`}
      network={publication.network}
      account={publication.handle}
      part={partName(publication, post.publications)}
      state={<StateMark kind={kind}>{words}</StateMark>}
      actions={<Ways post={post} publication={publication} actions={actions} />}
    >
      {publicationWords(publication, clock)}
      {removed ? ` ${removedWords(publication)}` : null}
    </PublicationRow>
  );
}

function Ways({
  post,
  publication,
  actions,
}: Pick<PostPublicationProps, "post" | "publication" | "actions">) {
  const { id, network, status, url, profileUrl, waitingFor } = publication;
  const name = networkNames[network];
  const { retry, resolve } = actions;
  const busy = retry.isPending || resolve.isPending;
  if (status === "PUBLISHED" && url) return <Outside href={url}>See it on {name}</Outside>;
  if (status === "UNCONFIRMED")
    return (
      <>
        {profileUrl ? (
          <Outside href={profileUrl} strong>
            Look at my {name} page
          </Outside>
        ) : null}
        <Button
          tone={profileUrl ? "outline" : "ink"}
          busy={busy}
          onClick={() => resolve.mutate({ publicationId: id, outcome: "published" })}
        >
          It is there
        </Button>
        <Button busy={busy} onClick={() => resolve.mutate({ publicationId: id, outcome: "send-again" })}>
          It is not there, send again
        </Button>
      </>
    );
  if (waitsForSignIn(publication))
    return (
      <Button asChild tone="ink">
        <Link href="/connections">Sign in to {name} again</Link>
      </Button>
    );
  if (status === "FAILED" || (status === "SCHEDULED" && waitingFor === "retry"))
    return (
      <>
        <Button tone={status === "FAILED" ? "ink" : "outline"} busy={busy} onClick={() => retry.mutate([id])}>
          Try again now
        </Button>
        {status === "FAILED" && isChangeable(post) ? (
          <Button asChild>
            <Link href={`/write?post=${post.id}`}>Change it</Link>
          </Button>
        ) : null}
        <Button asChild tone="bare">
          <a href="#why">Why?</a>
        </Button>
      </>
    );
  return null;
}

function Outside({ href, strong, children }: { href: string; strong?: boolean; children: ReactNode }) {
  return (
    <Button asChild tone={strong ? "ink" : "outline"}>
      <a href={href} target="_blank" rel="noreferrer">
        <span>
          {children}
          <span className="sr">, opens in a new tab</span>
        </span>
      </a>
    </Button>
  );
}
