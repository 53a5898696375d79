"use client";

import type { ReactNode } from "react";
import { monogramOf } from "./face.tsx";
import { Icon } from "./icon.tsx";
import { Menu, MenuChoices } from "./menu.tsx";

export interface TeamSwitchProps {
  current: { id: string; name: string };
  teams: readonly { id: string; name: string }[];
  onChange: (id: string) => void;
  /** Further items below the teams. */
  children?: ReactNode;
}

export function TeamSwitch({ current, teams, onChange, children }: TeamSwitchProps) {
  const trigger = (
    <button className="team" type="button">
      <span className="team-monogram" data-monogram={monogramOf(current.name)} aria-hidden="true" />
      <span className="sr">Your team: </span>
      <span className="team-name">{current.name}</span>
      <span className="sr">. Switch team</span>
      <Icon name="down" />
    </button>
  );
  return (
    <Menu trigger={trigger}>
      <MenuChoices
        label="Your teams"
        value={current.id}
        options={teams.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={onChange}
      />
      {children}
    </Menu>
  );
}
