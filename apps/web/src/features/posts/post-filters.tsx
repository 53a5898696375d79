"use client";

import { Field, Input, networkNames, Select } from "@planrrr/ui";
import { useSignedIn } from "../../session/use-session.ts";
import { useConnections } from "../connections/use-connections.ts";
import { useMembers } from "../team/use-team.ts";
import { statusWords } from "./status-words.ts";
import type { PostFilter } from "./use-post-list.ts";
import { useTyped } from "./use-typed.ts";

export interface PostFiltersProps {
  filter: PostFilter;
  change: (changes: { [name in keyof PostFilter]?: string }) => void;
}

export function PostFilters({ filter, change }: PostFiltersProps) {
  const { user } = useSignedIn();
  const connections = useConnections();
  const members = useMembers();
  const [words, type] = useTyped(filter.words, (text) => change({ words: text }));
  const accounts = (connections.data ?? []).map(
    ({ id, handle, network }) => [id, `${handle} on ${networkNames[network]}`] as const,
  );
  const people = (members.data?.items ?? []).map(
    ({ id, name }) => [id, id === user.id ? `${name}, you` : name] as const,
  );
  const choose = (name: keyof PostFilter) => (value: string) => change({ [name]: value });
  return (
    <search className="filters">
      <Field label="With the words">
        {(control) => (
          <Input
            {...control}
            type="search"
            maxLength={200}
            value={words}
            onChange={({ target }) => type(target.value)}
          />
        )}
      </Field>
      <Choice
        label="Show"
        all="All posts"
        options={Object.entries(statusWords)}
        value={filter.status}
        choose={choose("status")}
      />
      <Choice
        label="Account"
        all="All accounts"
        options={accounts}
        value={filter.connection}
        choose={choose("connection")}
      />
      <Choice
        label="Written by"
        all="Everybody"
        options={people}
        value={filter.author}
        choose={choose("author")}
      />
    </search>
  );
}

function Choice(props: {
  label: string;
  all: string;
  options: readonly (readonly [value: string, label: string])[];
  value: string;
  choose: (value: string) => void;
}) {
  const { label, all, options, value, choose } = props;
  return (
    <Field label={label}>
      {(control) => (
        <Select {...control} value={value} onChange={({ target }) => choose(target.value)}>
          <option value="ALL">{all}</option>
          {options.map(([option, words]) => (
            <option key={option} value={option}>
              {words}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
