"use client";

import type { SavedSearch } from "@planrrr/contract";
import { Button, Checkbox, Field, Input } from "@planrrr/ui";
import { type FormEvent, useState } from "react";
import { catalogueHref } from "./address-query.ts";
import { sayQuery } from "./say-query.ts";
import { useChangeSearch, useRemoveSearch } from "./use-watching.ts";

/** One thing that is watched: what it is, whether by mail, and how it is renamed or ended. */
export function SavedSearchRow({ search }: { search: SavedSearch }) {
  const [name, setName] = useState<string>();
  const change = useChangeSearch(() => setName(undefined));
  const remove = useRemoveSearch();
  const { id, bundleId, byMail, unread } = search;
  const of = <span className="sr"> “{search.name}”</span>;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name?.trim()) change.mutate({ id, name: name.trim() });
  };
  return (
    <li>
      {name === undefined ? (
        <div className="min-w-0">
          <h3 className="h4" dir="auto">
            <a
              href={
                bundleId === null ? catalogueHref(search.query) : `/deals/${encodeURIComponent(bundleId)}`
              }
            >
              {search.name}
            </a>
          </h3>
          <p className="note">
            {bundleId === null ? sayQuery(search.query) : "One deal, and whatever changes of it"}
            {unread > 0 ? ` · ${unread} new` : ""}
          </p>
        </div>
      ) : (
        <form className="stack s" method="post" onSubmit={submit} noValidate>
          <Field label="New name">
            {(control) => (
              <Input
                {...control}
                dir="auto"
                value={name}
                maxLength={100}
                autoComplete="off"
                onChange={({ target }) => setName(target.value)}
              />
            )}
          </Field>
          <div className="row">
            <Button type="submit" busy={change.isPending}>
              Save the name
            </Button>
            <Button tone="bare" onClick={() => setName(undefined)}>
              Leave it
            </Button>
          </div>
        </form>
      )}
      <div className="row">
        <Checkbox checked={byMail} onChange={(on) => change.mutate({ id, byMail: on })}>
          By mail{of}
        </Checkbox>
        <Button tone="bare" onClick={() => setName(search.name)}>
          Rename{of}
        </Button>
        <Button tone="bare" busy={remove.isPending} onClick={() => remove.mutate(search)}>
          Delete{of}
        </Button>
      </div>
    </li>
  );
}
