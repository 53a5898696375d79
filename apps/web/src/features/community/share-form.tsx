"use client";

import type { CommunityPost } from "@planrrr/contract";
import { Button, Face } from "@planrrr/ui";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, type KeyboardEvent, useRef, useState } from "react";
import { useSignedIn } from "../../session/use-session.ts";
import { ProblemNotice } from "../problem-notice.tsx";
import { askRoom } from "./ask-room.ts";

const longest = 4_000;

/** One line that grows with what is said. A repeat after a lost answer makes no second post. */
export function ShareForm({ onShared }: { onShared: () => Promise<void> }) {
  const { user } = useSignedIn();
  const [text, setText] = useState("");
  const postId = useRef<string>(undefined);
  const share = useMutation({
    mutationFn: (said: string) => {
      postId.current ??= crypto.randomUUID();
      return askRoom<CommunityPost>("/posts", { method: "POST", json: { id: postId.current, text: said } });
    },
    onSuccess: async () => {
      postId.current = undefined;
      setText("");
      await onShared();
    },
  });
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    const said = text.trim();
    if (said !== "" && !share.isPending) share.mutate(said);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit();
  };
  return (
    <form className="share" method="post" onSubmit={submit}>
      <Face name={user.name} />
      <label className="sr" htmlFor="share">
        Tell the team
      </label>
      <textarea
        id="share"
        className="input"
        rows={1}
        maxLength={longest}
        placeholder="How was your walk today?"
        value={text}
        onChange={(event) => {
          // Other words are another post.
          if (!share.isPending) postId.current = undefined;
          setText(event.target.value);
        }}
        onKeyDown={onKeyDown}
      />
      <Button type="submit" busy={share.isPending}>
        Share
      </Button>
      {share.error ? (
        <div className="share-problem">
          <ProblemNotice error={share.error} />
        </div>
      ) : null}
    </form>
  );
}
