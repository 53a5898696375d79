"use client";

import { Button, Icon } from "@planrrr/ui";
import { useId } from "react";
import type { PartCounter } from "./part-counter.ts";

export interface PartFieldProps {
  name: string;
  label: string;
  hint?: string;
  text: string;
  counter: PartCounter | undefined;
  onChange: (text: string) => void;
  onFocus: (field: HTMLTextAreaElement) => void;
  onRemove: () => void;
}

/** One more text on the paper, with its room and the way to take it away. */
export function PartField({ name, label, hint, text, counter, onChange, onFocus, onRemove }: PartFieldProps) {
  const id = useId();
  return (
    <div className="part">
      <div className="part-top">
        <label className="field-label" htmlFor={id}>
          {label}
        </label>
        {counter ? <p className={`paper-count num ${counter.over ? "over" : ""}`}>{counter.words}</p> : null}
        <Button tone="bare" onClick={onRemove}>
          <Icon name="close" />
          Remove<span className="sr"> {label}</span>
        </Button>
      </div>
      <textarea
        id={id}
        name={name}
        className="paper-words part-words"
        dir="auto"
        rows={2}
        maxLength={100_000}
        aria-describedby={hint ? `${id}-hint part-problems` : "part-problems"}
        value={text}
        onChange={(event) => onChange(event.target.value)}
        onFocus={(event) => onFocus(event.currentTarget)}
      />
      {hint ? (
        <p className="note part-hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
    </div>
  );
}
