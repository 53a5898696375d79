"use client";

import type { Post } from "@planrrr/contract";
import { Icon, Notice, Skeleton } from "@planrrr/ui";
import { useLivePosts } from "../../live/use-live-posts.ts";
import { Link } from "../../navigation/link.tsx";
import { useNavigation } from "../../navigation/use-navigation.ts";
import { useClock } from "../../time/use-clock.ts";
import { PostApproval } from "../approval/post-approval.tsx";
import { useConnections } from "../connections/use-connections.ts";
import { isMoving, titleOf } from "../posts/post-state.ts";
import { ProblemNotice } from "../problem-notice.tsx";
import { PostAside } from "./post-aside.tsx";
import { PostLedger } from "./post-ledger.tsx";
import { PostPublication } from "./post-publication.tsx";
import { postSummary } from "./post-summary.ts";
import { usePost } from "./use-post.ts";
import { usePostActions } from "./use-post-actions.ts";

export function PostPage() {
  const id = useNavigation().query.get("id") || "none";
  const clock = useClock();
  const { data: post, error, isPending } = usePost(id);
  const connections = useConnections();
  const actions = usePostActions(id);
  useLivePosts(post ? isMoving(post, new Date()) : false);
  return (
    <div className="page">
      <Link className="back" href="/posts">
        <Icon name="back" />
        Posts
      </Link>
      {error ? (
        <>
          {post ? null : <h1 className="h1 mt-1 mb-8">A post</h1>}
          <ProblemNotice error={error} />
        </>
      ) : null}
      {isPending ? <Skeleton label="Reading the post" height={120} /> : null}
      {post ? (
        <>
          <header className="stack s mt-1 mb-8">
            <h1 className="h1">{titleOf(post.text)}</h1>
            <p className="lead" role="status">
              {postSummary(post, clock)} <NeedsYou post={post} />
            </p>
          </header>
          <div className="split">
            <div className="stack xl">
              {post.notices.map((notice) => (
                <Notice key={notice} tone="calm" icon="clock" fact={notice} />
              ))}
              <PostApproval post={post} />
              <section aria-label="Where it goes">
                <ol className="pubs">
                  {post.publications.map((publication) => (
                    <PostPublication
                      key={publication.id}
                      post={post}
                      publication={publication}
                      removed={
                        connections.data?.every(({ id: known }) => known !== publication.connectionId) ??
                        false
                      }
                      clock={clock}
                      actions={actions}
                    />
                  ))}
                </ol>
              </section>
              <PostLedger post={post} clock={clock} />
            </div>
            <PostAside post={post} clock={clock} actions={actions} />
          </div>
        </>
      ) : null}
    </div>
  );
}

/** Straight to the account that waits for somebody. */
function NeedsYou({ post }: { post: Post }) {
  const asking = post.publications.find(
    ({ status, waitingFor }) => status === "UNCONFIRMED" || status === "FAILED" || waitingFor === "reconnect",
  );
  return asking && post.publications.length > 1 ? <a href={`#on-${asking.id}`}>Go to it</a> : null;
}
