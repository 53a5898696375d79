"use client";

import type { LinkCard } from "@planrrr/contract";
import type { ReactNode } from "react";
import { mediaAddress } from "../../api/media-address.ts";
import { audiences } from "./audiences.ts";
import type { DraftPicture, Settings } from "./draft.ts";
import { languageNames } from "./language-names.ts";
import { cardOf } from "./link-choice.ts";
import type { Written } from "./versions.ts";

export interface ConflictRow {
  name: string;
  mine: ReactNode;
  theirs: ReactNode;
}

/** Facts of which the two sides say something else. */
export function ConflictRows({ rows, theirName }: { rows: readonly ConflictRow[]; theirName: string }) {
  if (rows.length === 0) return null;
  return (
    <dl className="two-facts">
      {rows.map(({ name, mine, theirs }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <span className="note">Yours</span> {mine}
          </dd>
          <dd>
            <span className="note">{theirName}</span> {theirs}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Pictures, card and what goes under the post, as everyone or one account gets them; `but` what everyone gets is not said again. */
export function writtenRows(mine: Written, theirs: Written, but?: { mine: Written; theirs: Written }) {
  const rows: ConflictRow[] = [];
  const add = (name: string, say: (of: Written) => ReactNode, read: (of: Written) => string) => {
    const [own, other] = [read(mine), read(theirs)];
    const isSaid = but !== undefined && own === read(but.mine) && other === read(but.theirs);
    if (own !== other && !isSaid) rows.push({ name, mine: say(mine), theirs: say(theirs) });
  };
  add(
    "Pictures",
    ({ pictures }) => <Pictures pictures={pictures} />,
    ({ pictures }) => JSON.stringify(pictures),
  );
  add(
    "Further parts",
    ({ thread }) => (thread.length === 0 ? "None" : <Texts texts={thread} />),
    ({ thread }) => JSON.stringify(thread),
  );
  add(
    "First comment",
    ({ firstComment }) => (firstComment ? <Texts texts={[firstComment]} /> : "None"),
    ({ firstComment }) => firstComment ?? "",
  );
  add(
    "Card of the link",
    (of) => <Card card={cardIn(of)} />,
    (of) => {
      const { url, title, description } = cardIn(of) ?? {};
      return JSON.stringify([url, title, description]);
    },
  );
  return rows;
}

function cardIn({ text, pictures, link }: Written): LinkCard | null {
  return cardOf(text, pictures, link);
}

export function settingsRows(mine: Settings, theirs: Settings): ConflictRow[] {
  const facts: [string, (settings: Settings) => string][] = [
    ["Content warning", ({ contentWarning }) => (contentWarning ? `“${contentWarning}”` : "None")],
    [
      "Who sees it",
      ({ visibility }) => audiences.find(({ value }) => value === (visibility ?? "public"))?.label ?? "",
    ],
    ["Language of the text", ({ language }) => languageName(language)],
  ];
  return facts
    .map(([name, say]) => ({ name, mine: say(mine), theirs: say(theirs) }))
    .filter((row) => row.mine !== row.theirs);
}

function languageName(language: string | undefined): string {
  if (!language) return "Not said";
  return languageNames(language).find(({ code }) => code === language)?.name ?? language;
}

function Texts({ texts }: { texts: readonly string[] }) {
  return texts.map((text, nth) => (
    <span className="block wrap-anywhere whitespace-pre-line" dir="auto" key={nth}>
      {text}
    </span>
  ));
}

function Pictures({ pictures }: { pictures: readonly DraftPicture[] }) {
  if (pictures.length === 0) return "None";
  return (
    <span className="row tight">
      {pictures.map(({ id, alt }) => (
        <img key={id} src={mediaAddress(id)} alt={alt || "Not described yet"} width={56} height={56} />
      ))}
    </span>
  );
}

function Card({ card }: { card: LinkCard | null }) {
  if (!card) return "No card";
  const { hostname } = new URL(card.url);
  return (
    <span className="wrap-anywhere" dir="auto">
      {card.title ? <b>{card.title}</b> : "In the page’s own words"}
      {card.description ? `: ${card.description}` : null} <span className="small">{hostname}</span>
    </span>
  );
}
