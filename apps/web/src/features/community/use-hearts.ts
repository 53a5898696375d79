"use client";

import { useCallback, useRef, useState } from "react";

export interface Heart {
  id: number;
  userId: string;
}

/** More at once nobody counts, and a slow machine would feel them. */
const mostHearts = 12;
/** One that a hidden page never lets land. */
const lifeMs = 6_000;

/** The hearts that are in the air now. */
export function useHearts() {
  const [hearts, setHearts] = useState<Heart[]>([]);
  const nextId = useRef(0);
  const land = useCallback((id: number) => setHearts((all) => all.filter((heart) => heart.id !== id)), []);
  const float = useCallback(
    (userId: string) => {
      const id = ++nextId.current;
      setHearts((all) => [...all, { id, userId }].slice(-mostHearts));
      setTimeout(() => land(id), lifeMs);
    },
    [land],
  );
  return { hearts, float, land };
}
