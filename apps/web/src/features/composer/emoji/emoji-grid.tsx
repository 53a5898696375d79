"use client";

import { type KeyboardEvent, type Ref, useImperativeHandle, useRef, useState } from "react";

export interface GridHandle {
  focusFirst(): void;
}

export interface EmojiGridProps {
  label: string;
  emojis: readonly { emoji: string; name: string }[];
  onPick: (emoji: string) => void;
  ref?: Ref<GridHandle>;
}

/** One stop for Tab; arrows go on from there, by rows too. */
export function EmojiGrid({ label, emojis, onPick, ref }: EmojiGridProps) {
  const box = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(0);
  const buttons = () => [...(box.current?.querySelectorAll("button") ?? [])];
  const focus = (at: number) => {
    const found = buttons();
    const place = Math.max(0, Math.min(at, found.length - 1));
    setCurrent(place);
    found[place]?.focus();
  };
  useImperativeHandle(ref, () => ({ focusFirst: () => focus(0) }));
  const onKeyDown = (event: KeyboardEvent) => {
    const [first, ...rest] = buttons();
    const below = rest.findIndex((button) => button.offsetTop !== first?.offsetTop);
    const columns = below === -1 ? emojis.length : below + 1;
    const steps: { [key: string]: number } = {
      ArrowRight: current + 1,
      ArrowLeft: current - 1,
      ArrowDown: current + columns,
      ArrowUp: current - columns,
      Home: 0,
      End: emojis.length - 1,
    };
    const next = steps[event.key];
    if (next === undefined) return;
    event.preventDefault();
    focus(next);
  };
  if (emojis.length === 0) return null;
  return (
    <div className="emoji-grid" role="group" aria-label={label} ref={box} onKeyDown={onKeyDown}>
      {emojis.map(({ emoji, name }, nth) => (
        <button
          key={emoji}
          type="button"
          tabIndex={nth === current ? 0 : -1}
          aria-label={name}
          title={name}
          onFocus={() => setCurrent(nth)}
          onClick={() => onPick(emoji)}
        >
          {emoji}
        </button>
      ))}
    </div>
  );
}
