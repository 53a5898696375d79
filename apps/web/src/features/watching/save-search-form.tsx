"use client";

import type { NewSavedSearch } from "@planrrr/contract";
import { Button, Checkbox, Field, Input, Skeleton } from "@planrrr/ui";
import { type FormEvent, useState } from "react";
import { ProblemNotice } from "../problem-notice.tsx";
import { sayQuery } from "./say-query.ts";
import { useDeal, useSaveSearch } from "./use-watching.ts";

export interface SaveSearchFormProps {
  /** A search of the catalogue, or one deal. */
  what: { query: NonNullable<NewSavedSearch["query"]> } | { dealId: string };
  onDone: () => void;
}

/** Asks for a name before a search or a deal is watched; the form that the catalogue's links lead to. */
export function SaveSearchForm({ what, onDone }: SaveSearchFormProps) {
  const dealId = "dealId" in what ? what.dealId : null;
  const deal = useDeal(dealId);
  const words = "query" in what ? sayQuery(what.query) : (deal.data?.title ?? "");
  const [typed, setTyped] = useState<string>();
  const [byMail, setByMail] = useState(true);
  const [tried, setTried] = useState(false);
  const save = useSaveSearch(onDone);
  const name = typed ?? words.replaceAll(/[“”]/g, "").slice(0, 100);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (name.trim() === "" || save.isPending) return;
    save.mutate({
      name: name.trim(),
      byMail,
      ...("query" in what ? { query: what.query } : { bundleId: what.dealId }),
    });
  };
  if (dealId !== null && deal.isPending) return <Skeleton label="Reading the deal" height={120} />;
  if (deal.error) return <ProblemNotice error={deal.error} />;
  return (
    <section className="panel stack" aria-labelledby="save">
      <div className="section-head">
        <h2 className="h3" id="save">
          {dealId === null ? "Save this search" : "Tell me when it changes"}
        </h2>
        <p className="soft wrap-anywhere">
          {dealId === null
            ? `You are told what is new and what gets cheaper: ${words}.`
            : `You are told whatever changes of “${words}” from ${deal.data?.provider ?? ""}.`}
        </p>
      </div>
      <form className="stack" method="post" onSubmit={submit} noValidate>
        {save.error ? <ProblemNotice error={save.error} /> : null}
        <Field
          label="Name"
          error={tried && name.trim() === "" ? "Give it a name, so that you find it again." : undefined}
        >
          {(control) => (
            <Input
              {...control}
              dir="auto"
              value={name}
              maxLength={100}
              autoComplete="off"
              onChange={({ target }) => setTyped(target.value)}
            />
          )}
        </Field>
        <Checkbox checked={byMail} onChange={setByMail}>
          By mail, too
        </Checkbox>
        <div className="row">
          <Button tone="ink" type="submit" busy={save.isPending}>
            Save
          </Button>
          <Button tone="bare" onClick={onDone}>
            Do not save
          </Button>
        </div>
      </form>
    </section>
  );
}
