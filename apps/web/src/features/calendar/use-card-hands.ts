"use client";

import { type KeyboardEvent, type MouseEvent, type RefObject, useEffect } from "react";
import { useLinkClicks } from "../../navigation/use-link-clicks.ts";
import { followFinger } from "./follow-finger.ts";
import { followMouse } from "./follow-mouse.ts";
import { addDays } from "./zone-time.ts";

export interface CardHands {
  /** To another day, by whichever way. */
  move: (postId: string, day: string) => void;
  /** Asks where to. */
  ask: (postId: string) => void;
  openDay: (day: string) => void;
}

const arrows: { [key: string]: number } = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** All that people do to cards and days, listened to in one place: a thousand cards have no listener of their own. */
export function useCardHands(surface: RefObject<HTMLElement | null>, { move, ask, openDay }: CardHands) {
  const followLink = useLinkClicks();
  useEffect(() => {
    const element = surface.current;
    if (!element) return undefined;
    const leave = [followMouse(element, move), followFinger(element, move)];
    return () => leave.forEach((stop) => stop());
  }, [surface, move]);

  return {
    onClick(event: MouseEvent) {
      const { post, day, button } = whereOf(event);
      if (button?.matches(".cal-move") && post) ask(post);
      else if (button?.matches(".cal-more") && day) openDay(day);
      else followLink(event);
    },
    onKeyDown(event: KeyboardEvent) {
      const shift = arrows[event.key];
      const { card, post, day } = whereOf(event);
      if (!event.shiftKey || shift === undefined || !post || !day || !card?.dataset["movable"]) return;
      event.preventDefault();
      move(post, addDays(day, shift));
    },
  };
}

function whereOf(event: KeyboardEvent | MouseEvent) {
  const target = event.target instanceof Element ? event.target : undefined;
  const card = target?.closest<HTMLElement>("[data-post]");
  return {
    card,
    post: card?.dataset["post"],
    day: target?.closest<HTMLElement>("[data-day]")?.dataset["day"],
    button: target?.closest("button"),
  };
}
