"use client";

import { Button, ProgressBar, Skeleton, Steps } from "@planrrr/ui";
import { useLivePosts } from "../../live/use-live-posts.ts";
import { Link } from "../../navigation/link.tsx";
import { OwnAction } from "../../shell/own-action.ts";
import { cityOf } from "../../time/say-when.ts";
import { useClock } from "../../time/use-clock.ts";
import { useNeeds } from "../calendar/use-needs.ts";
import { ProblemNotice } from "../problem-notice.tsx";
import { PostFilters } from "./post-filters.tsx";
import { PostListItem } from "./post-list-item.tsx";
import { isMoving } from "./post-state.ts";
import { usePostFilter, usePostList } from "./use-post-list.ts";

export function PostsPage() {
  const clock = useClock();
  const { filter, filtered, change } = usePostFilter();
  const list = usePostList(filter);
  const needs = useNeeds();
  const posts = list.data?.pages.flatMap(({ items }) => items) ?? [];
  useLivePosts(posts.some((post) => isMoving(post, clock.now)));
  return (
    <div className="page narrow">
      <header className="page-head">
        <div>
          <h1 className="h1">Posts</h1>
          <p className="lead">
            The newest first. Times are yours, in {cityOf(clock.timeZone)}.{" "}
            {needs ? <Link href="/unsent">{needs}.</Link> : null}
          </p>
        </div>
        <Button asChild>
          <Link href="/unsent">What did not go out</Link>
        </Button>
      </header>
      <PostFilters filter={filter} change={change} />
      {list.error ? <ProblemNotice error={list.error} /> : null}
      {list.isPending ? <Skeleton label="Reading your posts" rows={5} /> : null}
      <ol className="stack" aria-busy={list.isPlaceholderData}>
        {posts.map((post) => (
          <PostListItem key={post.id} post={post} clock={clock} />
        ))}
      </ol>
      {list.isSuccess && !list.isPlaceholderData && posts.length === 0 ? (
        <Nothing filtered={filtered} />
      ) : null}
      {list.hasNextPage ? (
        <div className="stack mt-6 justify-items-center">
          {list.isFetchingNextPage ? <ProgressBar label="Reading older posts" /> : null}
          <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            Show older posts
          </Button>
        </div>
      ) : null}
    </div>
  );
}

function Nothing({ filtered }: { filtered: boolean }) {
  if (filtered)
    return (
      <p className="lead">
        There is no such post. <Link href="/posts">Show all posts</Link>.
      </p>
    );
  return (
    <Steps
      current={0}
      steps={[
        {
          title: "Write",
          children: (
            <>
              <p className="soft">One thing you said to a client this week is enough.</p>
              <OwnAction />
              <Button asChild tone="ink" className="justify-self-start">
                <Link href="/write">Write a post</Link>
              </Button>
            </>
          ),
        },
        {
          title: "Choose a time",
          children: <p className="soft">Now, or a day and hour in your own city.</p>,
        },
        {
          title: "Watch it go out",
          children: <p className="soft">We send it once, and say here what became of it.</p>,
        },
      ]}
    />
  );
}
