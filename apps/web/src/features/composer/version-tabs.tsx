"use client";

import type { Connection } from "@planrrr/contract";
import { NetworkMark, networkNames } from "@planrrr/ui";
import type { Draft } from "./draft.ts";
import { type CheckedConnection, counterWords } from "./problem-words.ts";
import { hasOwnVersion } from "./versions.ts";

export interface VersionTabsProps {
  draft: Draft;
  /** The accounts it goes to. */
  chosen: Connection[];
  checked: CheckedConnection[];
  /** The account whose version is on the paper; absent: everyone's. */
  shown: string | undefined;
  onShow: (connectionId: string | undefined) => void;
}

/** Which version is on the paper: everyone's first, then those in trouble, then the others. */
export function VersionTabs({ draft, chosen, checked, shown, onShow }: VersionTabsProps) {
  const tabs = chosen.map((connection) => {
    const result = checked.find(({ connectionId }) => connectionId === connection.id);
    return { connection, counter: result && counterWords(result.counts) };
  });
  const inOrder = [
    ...tabs.filter(({ counter }) => counter?.over),
    ...tabs.filter(({ counter }) => !counter?.over),
  ];
  return (
    <fieldset className="versions">
      <legend className="sr">Which version are you writing?</legend>
      <label className="pick">
        <input type="radio" name="version" checked={shown === undefined} onChange={() => onShow(undefined)} />
        <span className="pick-face">
          <b>Everyone</b>
        </span>
      </label>
      {inOrder.map(({ connection, counter }) => (
        <label className="pick" key={connection.id}>
          <input
            type="radio"
            name="version"
            checked={shown === connection.id}
            onChange={() => onShow(connection.id)}
          />
          <span className={`pick-face ${counter?.over ? "over" : ""}`}>
            <NetworkMark network={connection.network} />
            <span className="version-name">
              <span>
                {nameAmong(connection, chosen)}
                {hasOwnVersion(draft, connection.id) ? ", own version" : ""}
              </span>
              <small className="num">{counter?.words ?? " "}</small>
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** The network's name, or the account's where there are two of that network. */
export function nameAmong(connection: Connection, chosen: readonly Connection[]): string {
  const alike = chosen.filter(({ network }) => network === connection.network);
  return alike.length > 1 ? connection.handle : networkNames[connection.network];
}
