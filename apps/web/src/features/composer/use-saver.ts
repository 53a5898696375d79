"use client";

import type { Post } from "@planrrr/contract";
import { showToast } from "@planrrr/ui";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useNavigation } from "../../navigation/use-navigation.ts";
import { signedOut } from "../../session/signed-out.ts";
import { ownZone } from "../../time/say-when.ts";
import { postKey, postsKey } from "../posts/posts-keys.ts";
import { createSaver, type Saver, type SaveState } from "./create-saver.ts";
import { type Draft, draftOf, fieldsOf } from "./draft.ts";
import { resumesMs, type SaveAs, type Sending } from "./save-intent.ts";
import { sendDraft } from "./send-draft.ts";
import type { DraftDesk } from "./use-draft.ts";

export interface SavingDesk {
  state: SaveState;
  save: (as: SaveAs) => void;
  tryNow: () => void;
  /** Words were changed: a save that waits is not sent half written. */
  pause: () => void;
  /** Somebody has found it among their posts. */
  isThere: () => void;
  /** Nothing that waits or was refused is spoken of any more. */
  rest: () => void;
}

/** Saves what is on the desk, goes on where a closed page left off, and leads on once it is saved. */
export function useSaver(desk: DraftDesk): SavingDesk {
  const queries = useQueryClient();
  const { go } = useNavigation();
  const [state, setState] = useState<SaveState>({ is: "resting" });
  const saver = useRef<Saver>(undefined);
  const parts = useRef({ desk, go, open: true });
  useEffect(() => {
    parts.current = { ...parts.current, desk, go };
  });

  useEffect(() => {
    const { current } = parts;
    const now = () => parts.current.desk;
    parts.current.open = true;
    const onSaved = (post: Post, { draft, as }: Sending) => {
      queries.setQueryData(postKey(post.id), post);
      void queries.invalidateQueries({ queryKey: postsKey });
      if (JSON.stringify(now().current()) !== JSON.stringify(draft)) {
        now().change({ post: refOf(post) });
        showToast({ fact: "Saved as it was", more: "What you have changed since is still here." });
        return;
      }
      now().clear();
      if (as === "draft") showToast({ fact: "Kept as a draft", more: "You find it among your posts." });
      if (parts.current.open) parts.current.go(as === "draft" ? "/posts" : `/post?id=${post.id}`);
    };
    const made = createSaver(
      {
        send: sendDraft,
        keepIntent: (intent) => now().keepIntent(intent),
        onState: (next) => {
          setState(next);
          if (next.is === "signed-out") signedOut.tell();
        },
        onSaved,
        onArrived: (post) => now().change({ post: refOf(post) }),
        draft: () => now().current(),
        now: () => new Date(),
      },
      current.desk.intent,
    );
    saver.current = made;
    resume(made, current.desk);
    const goOn = () => made.wake();
    window.addEventListener("online", goOn);
    const forget = signedOut.onEnd(goOn);
    return () => {
      parts.current.open = false;
      made.stop();
      window.removeEventListener("online", goOn);
      forget();
    };
  }, [queries]);

  return {
    state,
    save: (as) => saver.current?.save(as),
    tryNow: () => saver.current?.tryNow(),
    pause: () => saver.current?.pause(),
    isThere() {
      const sent = state.is === "unknown" ? state.sent : undefined;
      saver.current?.forget();
      // What was written since is not there.
      if (!sent || !isSameDraft(desk.current(), sent)) return;
      desk.clear();
      go("/posts");
    },
    rest: () => saver.current?.forget(),
  };
}

/** Sent by itself only soon after the press and as it was then; otherwise it waits for another press. */
function resume(saver: Saver, { intent, current }: DraftDesk): void {
  if (!intent) return;
  const age = Date.now() - intent.begunAt;
  const last = intent.sent.at(-1);
  const isSame = last !== undefined && isSameDraft(current(), last.draft);
  if (age < resumesMs && isSame) saver.wake();
  else saver.pause();
}

function isSameDraft(one: Draft, other: Draft): boolean {
  return JSON.stringify(fieldsOf(one)) === JSON.stringify(fieldsOf(other));
}

function refOf(post: Post) {
  return draftOf(post, ownZone()).post;
}
