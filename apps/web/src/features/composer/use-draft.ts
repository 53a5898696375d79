"use client";

import type { Post } from "@planrrr/contract";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useSignedIn } from "../../session/use-session.ts";
import { ownZone } from "../../time/say-when.ts";
import { type Draft, draftOf, emptyDraft, isEmpty } from "./draft.ts";
import { isChanged } from "./merge-drafts.ts";
import { type DraftShelf, type Kept, type KeptDraft, openShelf } from "./draft-shelf.ts";
import type { Intent } from "./save-intent.ts";

const pauseMs = 300;

export interface DraftDesk {
  id: string;
  draft: Draft;
  /** What is on the desk at this moment, before React has shown it. */
  current: () => Draft;
  change: (change: Partial<Draft>) => void;
  /** Another draft in the place of this one. */
  replace: (draft: Draft) => void;
  /** Whether what is on the screen is kept in the browser. */
  saved: "nothing" | "pending" | Kept;
  shelf: DraftShelf;
  /** The save that was begun before the page was closed. */
  intent: Intent | undefined;
  keepIntent: (intent: Intent | undefined) => void;
  /** Clears the desk, after it was saved on the server. */
  clear: () => void;
}

/** `opened` is a saved post to go on with, `start` how a new one begins; what was kept of either comes first. */
export function useDraft(id: string, opened: Post | undefined, start: Partial<Draft>): DraftDesk {
  const { user, team } = useSignedIn();
  const shelf = useMemo(() => openShelf({ userId: user.id, teamId: team.id }), [user.id, team.id]);
  const [first] = useState<Partial<KeptDraft>>(() => shelf.read(id) ?? {});
  const desk = useRef<Draft>(undefined);
  desk.current ??=
    first.draft ?? (opened ? draftOf(opened, ownZone()) : { ...emptyDraft(ownZone()), ...start });
  const [draft, setDraft] = useState<Draft>(desk.current);
  const [saved, setSaved] = useState<DraftDesk["saved"]>(first.draft ? "kept" : "nothing");
  const intent = useRef(first.intent);
  const state = useRef<"clean" | "changed" | "cleared">("clean");

  // Its own from the moment that another tab writes on the same draft: neither overwrites the other.
  const own = useRef(id);

  const keep = useCallback(() => {
    const now = desk.current;
    if (!now || state.current !== "changed") return;
    if (isWorthKeeping(now) || intent.current)
      setSaved(shelf.keep({ id: own.current, draft: now, keptAt: Date.now(), intent: intent.current }));
    else {
      shelf.drop(own.current);
      setSaved("nothing");
    }
  }, [shelf]);

  useEffect(() => {
    if (saved !== "pending") return undefined;
    const timer = setTimeout(keep, pauseMs);
    return () => clearTimeout(timer);
  }, [draft, saved, keep]);
  useEffect(() => {
    const onStorage = ({ key, newValue }: StorageEvent) => {
      if (key !== shelf.keyOf(own.current) || newValue === null || state.current !== "changed") return;
      own.current = crypto.randomUUID();
      keep();
    };
    window.addEventListener("storage", onStorage);
    return () => window.removeEventListener("storage", onStorage);
  }, [shelf, keep]);
  // What no storage takes is lost with the page: only then leaving it is asked about.
  useEffect(() => {
    if (saved !== "full" && saved !== "forbidden") return undefined;
    const ask = (event: BeforeUnloadEvent) => {
      if (state.current === "changed") event.preventDefault();
    };
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [saved]);
  // A tab that closes, or a page that is left, in the middle of a pause takes nothing along.
  useEffect(() => {
    window.addEventListener("pagehide", keep);
    return () => {
      window.removeEventListener("pagehide", keep);
      keep();
    };
  }, [keep]);

  const replace = useCallback((next: Draft) => {
    desk.current = next;
    state.current = "changed";
    setDraft(next);
    setSaved("pending");
  }, []);
  const change = useCallback(
    (part: Partial<Draft>) => replace({ ...(desk.current as Draft), ...part }),
    [replace],
  );
  const keepIntent = useCallback(
    (next: Intent | undefined) => {
      intent.current = next;
      if (state.current === "cleared") return;
      state.current = "changed";
      keep();
    },
    [keep],
  );
  const clear = useCallback(() => {
    state.current = "cleared";
    intent.current = undefined;
    shelf.drop(own.current);
  }, [shelf]);
  const current = useCallback(() => desk.current as Draft, []);
  return { id, draft, current, change, replace, saved, shelf, intent: first.intent, keepIntent, clear };
}

/** A saved post that was only opened is safe on the server. */
function isWorthKeeping(draft: Draft): boolean {
  return draft.post ? isChanged(draft) : !isEmpty(draft);
}
