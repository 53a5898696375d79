"use client";

import { Field, Input, Select } from "@planrrr/ui";
import { useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { emojiGroups } from "./emoji-data.ts";
import { EmojiGrid, type GridHandle } from "./emoji-grid.tsx";
import { keepRecentEmoji, readRecentEmoji } from "./recent-emoji.ts";
import { searchEmoji } from "./search-emoji.ts";
import { skinTones, withSkinTone } from "./skin-tone.ts";

/** Emojis to look for by name, or to choose from by group. Loaded when it is opened. */
export function EmojiPanel({ onPick }: { onPick: (emoji: string) => void }) {
  const [{ recent, tone: keptTone }] = useState(readRecentEmoji);
  const [tone, setTone] = useState(keptTone);
  const [search, setSearch] = useState("");
  const [groupName, setGroupName] = useState(emojiGroups[0]?.name ?? "");
  const grid = useRef<GridHandle>(null);
  const field = useRef<HTMLInputElement>(null);
  // It arrives after its panel has opened, which is when the focus was given out.
  useEffect(() => field.current?.focus(), []);
  const wanted = useDeferredValue(search);
  const group = emojiGroups.find(({ name }) => name === groupName);
  const shown = useMemo(
    () =>
      (wanted.trim() ? searchEmoji(emojiGroups, wanted) : (group?.emojis ?? [])).map((emoji) => ({
        emoji: withSkinTone(emoji, tone),
        name: emoji.name,
      })),
    [wanted, group, tone],
  );
  const names = useMemo(
    () => new Map(emojiGroups.flatMap(({ emojis }) => emojis.map(({ emoji, name }) => [emoji, name]))),
    [],
  );
  const pick = (emoji: string) => {
    keepRecentEmoji(emoji, tone);
    onPick(emoji);
  };
  return (
    <div className="stack s">
      <Field label="Look for an emoji">
        {(control) => (
          <Input
            {...control}
            ref={field}
            type="search"
            autoComplete="off"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
            onKeyDown={(event) => {
              const [first] = shown;
              if (event.key === "ArrowDown") grid.current?.focusFirst();
              else if (event.key === "Enter" && wanted.trim() && first) pick(first.emoji);
              else return;
              event.preventDefault();
            }}
          />
        )}
      </Field>
      {recent.length > 0 && !wanted.trim() ? (
        <EmojiGrid
          label="Used last"
          emojis={recent.slice(0, 8).map((emoji) => ({ emoji, name: names.get(emoji) ?? emoji }))}
          onPick={pick}
        />
      ) : null}
      {wanted.trim() ? null : (
        <Select aria-label="Group" value={groupName} onChange={(event) => setGroupName(event.target.value)}>
          {emojiGroups.map(({ name }) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </Select>
      )}
      <EmojiGrid
        key={wanted.trim() || groupName}
        ref={grid}
        label={wanted.trim() ? "Found" : groupName}
        emojis={shown}
        onPick={pick}
      />
      <p className="note" role="status">
        {wanted.trim() && shown.length === 0 ? "No emoji of that name. Try another word." : ""}
      </p>
      <Field label="Skin tone">
        {(control) => (
          <Select {...control} value={tone} onChange={(event) => setTone(event.target.value)}>
            {skinTones.map(({ value, name }) => (
              <option key={name} value={value}>
                {`👋${value} ${name}`}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </div>
  );
}
