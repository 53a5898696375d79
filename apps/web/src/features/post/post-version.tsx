"use client";

import type { Post } from "@planrrr/contract";
import { Card, networkNames } from "@planrrr/ui";
import { PostMedia } from "./post-media.tsx";
import type { ShownVersion } from "./shown-versions.ts";

/** One wording of a post, and whose it is where there are several. */
export function PostVersion({ post, version }: { post: Post; version: ShownVersion }) {
  const { connectionIds, title, text, mediaIds, under } = version;
  const accounts = connectionIds.flatMap((id) => {
    const publication = post.publications.find(({ connectionId }) => connectionId === id);
    return publication ? [`${networkNames[publication.network]}, ${publication.handle}`] : [];
  });
  return (
    <Card className="stack">
      {accounts.length > 0 ? (
        <h2 className="small" dir="auto">
          On {accounts.join("; ")}
        </h2>
      ) : null}
      <PostMedia ids={mediaIds} />
      {title === undefined ? null : (
        <p className="words" dir="auto">
          <b>{title}</b>
        </p>
      )}
      <p className="words" dir="auto">
        {text}
      </p>
      {under.map(({ name, text: words }) => (
        <div className="post-under" key={name}>
          <h2 className="small">{name}</h2>
          <p className="words" dir="auto">
            {words}
          </p>
        </div>
      ))}
    </Card>
  );
}
