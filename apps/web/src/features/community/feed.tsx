"use client";

import type { CommunityToken } from "@planrrr/contract";
import { Button, Icon } from "@planrrr/ui";
import { useNavigation } from "../../navigation/use-navigation.ts";
import { ProblemNotice } from "../problem-notice.tsx";
import { FeedPost } from "./feed-post.tsx";
import { newPostsWords } from "./room-words.ts";
import { ShareForm } from "./share-form.tsx";
import type { useFeed } from "./use-feed.ts";
import type { SetLike } from "./use-room.ts";

/** What the team tells each other. What is new waits for a tap: nobody's page moves by itself. */
export function Feed({
  feed: all,
  pass,
  setLike,
}: {
  feed: ReturnType<typeof useFeed>;
  pass: CommunityToken;
  setLike: SetLike;
}) {
  const wanted = useNavigation().query.get("post");
  const { feed } = all;
  const posts = feed ? [...feed.pinned, ...feed.shown] : [];
  const waiting = feed?.waiting ?? 0;
  const show = () => {
    all.showNew();
    window.scrollTo({ top: 0 });
  };
  return (
    <div className="feed">
      <div className="new-posts" role="status">
        {waiting > 0 ? (
          <button type="button" className="glass new-posts-pill" onClick={show}>
            <Icon name="rise" />
            {newPostsWords(waiting)}
          </button>
        ) : null}
      </div>
      <ShareForm onShared={all.readAgain} />
      <h2 className="sr">Posts</h2>
      {all.error ? (
        <ProblemNotice error={all.error} actions={<Button onClick={all.retry}>Try again</Button>} />
      ) : null}
      {feed && posts.length === 0 ? (
        <p className="soft">It is quiet here. Tell the team how your day is: somebody will be glad.</p>
      ) : null}
      {posts.map((post) => (
        <FeedPost key={post.id} post={post} pass={pass} setLike={setLike} isWanted={post.id === wanted} />
      ))}
      {all.hasOlder ? (
        <Button busy={all.readingOlder} onClick={all.readOlder}>
          Show older posts
        </Button>
      ) : null}
    </div>
  );
}
