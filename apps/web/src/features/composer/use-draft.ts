"use client";

import type { Post } from "@planrrr/contract";
import { useCallback, useEffect, useRef, useState } from "react";
import { useSignedIn } from "../../session/use-session.ts";
import { ownZone } from "../../time/say-when.ts";
import { type Draft, draftOf, emptyDraft, isEmpty } from "./draft.ts";
import { keepDraft, readDraft } from "./draft-storage.ts";

const pauseMs = 500;

export interface DraftDesk {
  draft: Draft;
  change: (change: Partial<Draft>) => void;
  /** Whether what is on the screen is kept in the browser. */
  saved: "nothing" | "pending" | "kept" | "failed";
  /** Clears the desk, after it was saved on the server. */
  clear: () => void;
}

/** `opened` is a saved post to go on with; otherwise what was last on the desk. */
export function useDraft(opened: Post | undefined, firstConnectionIds: string[]): DraftDesk {
  const { team } = useSignedIn();
  const [draft, setDraft] = useState<Draft>(() => startWith(team.id, opened, firstConnectionIds));
  const [saved, setSaved] = useState<DraftDesk["saved"]>(() => (isEmpty(draft) ? "nothing" : "kept"));
  const cleared = useRef(false);

  useEffect(() => {
    if (saved !== "pending" || cleared.current) return undefined;
    const keep = () => setSaved(keepDraft(team.id, isEmpty(draft) ? undefined : draft) ? "kept" : "failed");
    const timer = setTimeout(keep, pauseMs);
    // A tab that closes in the middle of a pause takes nothing along.
    window.addEventListener("pagehide", keep);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("pagehide", keep);
    };
  }, [draft, saved, team.id]);

  const change = useCallback((part: Partial<Draft>) => {
    setDraft((current) => ({ ...current, ...part }));
    setSaved("pending");
  }, []);
  const clear = useCallback(() => {
    cleared.current = true;
    keepDraft(team.id, undefined);
  }, [team.id]);
  return { draft, change, saved, clear };
}

function startWith(teamId: string, opened: Post | undefined, connectionIds: string[]): Draft {
  const kept = readDraft(teamId);
  if (opened) {
    const isNewer = kept?.post?.id === opened.id && kept.post.version === opened.version;
    return isNewer ? kept : draftOf(opened, ownZone());
  }
  return kept && !kept.post ? kept : emptyDraft(ownZone(), connectionIds);
}
