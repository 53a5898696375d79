"use client";

import { numberWord } from "../../time/number-word.ts";
import { capitalise } from "../../time/say-when.ts";
import { useNextPosts } from "./use-calendar-posts.ts";

/** `Two need you`; undefined where nothing does. */
export function useNeeds(): string | undefined {
  const count = useNextPosts().data?.needs.length ?? 0;
  return count > 0 ? sayNeeds(count) : undefined;
}

export function sayNeeds(count: number): string {
  return `${count > 9 ? "Many" : capitalise(numberWord(count))} ${count === 1 ? "needs" : "need"} you`;
}
