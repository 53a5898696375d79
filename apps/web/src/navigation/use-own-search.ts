"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useNavigation } from "./use-navigation.ts";

/**
 * The query of this page's address, changed without asking the server for anything. The page follows at once; the
 * router hears of it later, and is listened to only where it says something new, such as "back to all".
 */
export function useOwnSearch() {
  const asked = useNavigation().query.toString();
  const [search, setSearch] = useState(asked);
  const written = useRef({ now: asked, earlier: new Set<string>() });

  useEffect(() => {
    const { now, earlier } = written.current;
    if (asked === now) earlier.clear();
    else if (!earlier.delete(asked)) {
      written.current = { now: asked, earlier: new Set() };
      setSearch(asked);
    }
  }, [asked]);

  const change = useCallback((changes: { [name: string]: string }) => {
    const { now, earlier } = written.current;
    const next = new URLSearchParams(now);
    for (const [name, value] of Object.entries(changes)) {
      if (value === "" || value === "ALL") next.delete(name);
      else next.set(name, value);
    }
    earlier.add(now);
    written.current = { now: next.toString(), earlier };
    setSearch(next.toString());
    const { pathname } = window.location;
    window.history.replaceState(null, "", next.size > 0 ? `${pathname}?${next.toString()}` : pathname);
  }, []);
  return useMemo(() => ({ query: new URLSearchParams(search), change }), [search, change]);
}
