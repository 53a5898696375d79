"use client";

import type { Connection } from "@planrrr/contract";
import { Button, Field, Icon, Input, Notice, Select, Textarea } from "@planrrr/ui";
import { type FormEvent, useState } from "react";
import { Link } from "../../../navigation/link.tsx";
import { ZoneOptions } from "../../../time/zone-options.tsx";
import { ConnectionPicks } from "../../composer/connection-picks.tsx";
import { ProblemNotice } from "../../problem-notice.tsx";
import { ApprovalNote } from "../approval-note.tsx";
import { alongWords } from "./along-words.ts";
import { AdvancedRule } from "./advanced-rule.tsx";
import { PreviewList } from "./preview-list.tsx";
import { postOf, type RepeatDraft, ruleOf, startOf } from "./repeat-draft.ts";
import { RuleFields } from "./rule-fields.tsx";
import { useSaveRepeat } from "./use-save-repeat.ts";

/** What goes out, how often, and from when; with the next ten beside it. */
export function RepeatForm({ first, connections }: { first: RepeatDraft; connections: Connection[] }) {
  const [draft, setDraft] = useState(first);
  const [tried, setTried] = useState(false);
  const save = useSaveRepeat(first.id);
  const change = (part: Partial<RepeatDraft>) => setDraft((current) => ({ ...current, ...part }));
  const along = alongWords(draft.rest);
  const wordless = draft.text.trim() === "" && (draft.rest.mediaIds ?? []).length === 0;
  const start = startOf(draft);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (wordless || draft.connectionIds.length === 0 || !start) return;
    save.save({ name: draft.name.trim(), rule: ruleOf(draft), start, post: postOf(draft) });
  };
  return (
    <form className="split" method="post" onSubmit={submit} noValidate>
      <div className="stack l">
        {first.id ? (
          <Notice tone="calm" fact="What is planned already follows your change.">
            Posts of it that nobody has changed are made anew. Those that somebody has changed stay as they
            are, and what went out stays where it is.
          </Notice>
        ) : null}
        <ApprovalNote fact="Each of its posts waits for a yes." />
        <section className="panel stack" aria-labelledby="what">
          <h2 className="h3" id="what">
            What goes out
          </h2>
          <Field label="Words" error={tried && wordless ? "There are no words yet." : undefined}>
            {(control) => (
              <Textarea
                {...control}
                dir="auto"
                rows={5}
                value={draft.text}
                maxLength={100_000}
                onChange={({ target }) => change({ text: target.value })}
              />
            )}
          </Field>
          {along ? <p className="note">{along}</p> : null}
          <ConnectionPicks
            connections={connections}
            chosen={draft.connectionIds}
            onChange={(connectionIds) => change({ connectionIds })}
          />
          {tried && draft.connectionIds.length === 0 ? (
            <p className="field-error" role="alert">
              <Icon name="triangle" />
              Choose at least one account.
            </p>
          ) : null}
          <Field label="Name" hint="For you alone, so that you know it again. May stay empty.">
            {(control) => (
              <Input
                {...control}
                dir="auto"
                value={draft.name}
                maxLength={100}
                autoComplete="off"
                onChange={({ target }) => change({ name: target.value })}
              />
            )}
          </Field>
        </section>
        <section className="panel stack" aria-labelledby="when">
          <h2 className="h3" id="when">
            How often
          </h2>
          {draft.ownRule === null ? (
            <RuleFields form={draft.form} change={(part) => change({ form: { ...draft.form, ...part } })} />
          ) : (
            <p className="soft">It follows the rule you wrote below.</p>
          )}
          <div className="grid gap-3 sm:grid-cols-2">
            <Field label="First day" error={tried && !start ? "Fill in a day and a time." : undefined}>
              {(control) => (
                <Input
                  {...control}
                  type="date"
                  value={draft.day}
                  onChange={({ target }) => change({ day: target.value })}
                />
              )}
            </Field>
            <Field label="Time">
              {(control) => (
                <Input
                  {...control}
                  type="time"
                  className="num"
                  value={draft.time}
                  onChange={({ target }) => change({ time: target.value })}
                />
              )}
            </Field>
          </div>
          <Field label="Whose time">
            {(control) => (
              <Select
                {...control}
                value={draft.timeZone}
                onChange={({ target }) => change({ timeZone: target.value })}
              >
                <ZoneOptions chosen={draft.timeZone} />
              </Select>
            )}
          </Field>
          <AdvancedRule draft={draft} change={change} />
        </section>
        {save.error ? <ProblemNotice error={save.error} /> : null}
        <div className="row">
          <Button tone="ink" size="big" type="submit" busy={save.isPending}>
            {first.id ? "Save the change" : "Repeat it"}
          </Button>
          <Button asChild tone="bare">
            <Link href="/plan/repeats">{first.id ? "Leave it as it is" : "Do not repeat it"}</Link>
          </Button>
        </div>
      </div>
      <aside className="sticky top-28">
        <PreviewList draft={draft} />
      </aside>
    </form>
  );
}
