"use client";

import { showToast } from "@planrrr/ui";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { ownZone } from "../../time/say-when.ts";
import { numberWord } from "../../time/number-word.ts";
import { postKey } from "../posts/posts-keys.ts";
import { type DraftFields, draftOf, fieldsOf } from "./draft.ts";
import { differingAspects, isChanged, mergeDrafts } from "./merge-drafts.ts";
import { codeOf } from "./plan-retry.ts";
import type { DraftDesk } from "./use-draft.ts";
import { type NewerPost, useNewerPost } from "./use-newer-post.ts";
import type { SavingDesk } from "./use-saver.ts";

export interface Conflict {
  /** What somebody else has saved, while mine is different. */
  newer: NewerPost | undefined;
  theirs: DraftFields | undefined;
  /** Who changed the post while nothing of it was changed here: their words stand on the desk already. */
  taken: string | undefined;
  shown: boolean;
  show: (shown: boolean) => void;
  keepMine: () => void;
  takeTheirs: () => void;
  takeBoth: () => void;
}

/** Two people at one post: nothing typed is lost, and whoever comes second decides. */
export function useConflict(desk: DraftDesk, saving: SavingDesk): Conflict {
  const queries = useQueryClient();
  const found = useNewerPost(desk.draft);
  const [shown, show] = useState(false);
  const [taken, setTaken] = useState<string>();
  const isSaving = saving.state.is === "saving";
  // Our own save is told by the stream, too, and may be faster than its answer.
  const newer = isSaving ? undefined : found;
  const theirs = newer ? draftOf(newer.post, ownZone()) : undefined;
  const mine = fieldsOf(desk.draft);
  const differs = theirs !== undefined && differingAspects(mine, fieldsOf(theirs)).length > 0;
  const adopts = newer !== undefined && (!differs || !isChanged(desk.draft));
  const refusedAs =
    saving.state.is === "refused" && codeOf(saving.state.error) === "POST_CHANGED"
      ? saving.state.as
      : undefined;
  const { replace } = desk;

  useEffect(() => {
    if (!refusedAs) return;
    show(true);
    const id = desk.current().post?.id;
    if (id) void queries.invalidateQueries({ queryKey: postKey(id) });
  }, [refusedAs, desk.current, queries]);
  useEffect(() => {
    if (!adopts || !newer?.change) return;
    if (differs) setTaken(newer.who);
    replace(draftOf(newer.post, ownZone()));
  }, [adopts, differs, newer?.post, newer?.change, newer?.who, replace]);

  const close = () => {
    show(false);
    setTaken(undefined);
  };
  const isShown = shown && differs && !adopts;
  return {
    newer: differs && !adopts ? newer : undefined,
    theirs: theirs && fieldsOf(theirs),
    taken,
    shown: isShown,
    show,
    keepMine() {
      if (!theirs) return;
      replace({ ...mine, post: theirs.post });
      close();
      if (refusedAs) saving.save(refusedAs);
    },
    takeTheirs() {
      if (!theirs) return;
      const id = crypto.randomUUID();
      desk.shelf.keep({ id, draft: mine, keptAt: Date.now() });
      replace(theirs);
      saving.rest();
      close();
      const takeBack = () => {
        desk.shelf.drop(id);
        replace({ ...mine, post: theirs.post });
      };
      showToast({
        fact: "Theirs is on your desk",
        more: "Yours is kept in this browser, among what you were writing.",
        action: { label: "Take mine back", run: takeBack },
      });
    },
    takeBoth() {
      if (!theirs) return;
      const base = desk.draft.post?.base ?? fieldsOf(theirs);
      const { fields, clashes } = mergeDrafts(base, mine, fieldsOf(theirs));
      replace({ ...fields, post: theirs.post });
      saving.rest();
      close();
      showToast({ fact: "Both are put together", more: clashWords(clashes) });
    },
  };
}

function clashWords(clashes: number): string {
  if (clashes === 0) return "Look it over, then save it.";
  const places = clashes === 1 ? "At one place" : `At ${numberWord(clashes)} places`;
  return `${places} both of you wrote something else: both stand there with a stroke between. Choose, then save it.`;
}
