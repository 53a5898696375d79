"use client";

import { Button, Field, ProgressBar, Select, Skeleton, Steps } from "@planrrr/ui";
import { useLivePosts } from "../../live/use-live-posts.ts";
import { Link } from "../../navigation/link.tsx";
import { useNavigation } from "../../navigation/use-navigation.ts";
import { cityOf } from "../../time/say-when.ts";
import { useClock } from "../../time/use-clock.ts";
import { ProblemNotice } from "../problem-notice.tsx";
import { PostListItem } from "./post-list-item.tsx";
import { isMoving } from "./post-state.ts";
import { type StatusFilter, usePostList } from "./use-post-list.ts";

const filters: { value: StatusFilter; label: string }[] = [
  { value: "ALL", label: "All posts" },
  { value: "DRAFT", label: "Drafts" },
  { value: "SCHEDULED", label: "Planned" },
  { value: "PUBLISHING", label: "Going out now" },
  { value: "PUBLISHED", label: "Went out" },
  { value: "PARTIALLY_PUBLISHED", label: "Went out in part" },
  { value: "FAILED", label: "Did not go out" },
  { value: "CANCELLED", label: "Cancelled" },
];

export function PostsPage() {
  const clock = useClock();
  const { query, replace } = useNavigation();
  const status = filters.find(({ value }) => value === query.get("status"))?.value ?? "ALL";
  const list = usePostList(status);
  const posts = list.data?.pages.flatMap(({ items }) => items) ?? [];
  useLivePosts(posts.some((post) => isMoving(post, clock.now)));
  return (
    <div className="page narrow">
      <header className="page-head">
        <div>
          <h1 className="h1">Posts</h1>
          <p className="lead">The newest first. Times are yours, in {cityOf(clock.timeZone)}.</p>
        </div>
        <div className="w-full sm:w-60">
          <Field label="Show">
            {(control) => (
              <Select
                {...control}
                value={status}
                onChange={({ target }) =>
                  replace(target.value === "ALL" ? "/posts" : `/posts?status=${target.value}`)
                }
              >
                {filters.map(({ value, label }) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        </div>
      </header>
      {list.error ? <ProblemNotice error={list.error} /> : null}
      {list.isPending ? <Skeleton label="Reading your posts" rows={5} /> : null}
      <ol className="stack">
        {posts.map((post) => (
          <PostListItem key={post.id} post={post} clock={clock} />
        ))}
      </ol>
      {list.isSuccess && posts.length === 0 ? <Nothing filtered={status !== "ALL"} /> : null}
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
