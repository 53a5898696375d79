"use client";

import { Button, Field, Input } from "@planrrr/ui";
import { readRule } from "./read-rule.ts";
import { type RepeatDraft, ruleOf } from "./repeat-draft.ts";

export interface AdvancedRuleProps {
  draft: RepeatDraft;
  change: (part: Partial<RepeatDraft>) => void;
}

/** The rule as calendars write it. One that the form can say goes back into the form. */
export function AdvancedRule({ draft, change }: AdvancedRuleProps) {
  const own = draft.ownRule !== null;
  const write = (rule: string) => change({ ownRule: rule });
  const settle = () => {
    const form = draft.ownRule === null ? undefined : readRule(draft.ownRule, draft.form);
    if (form) change({ form, ownRule: null });
  };
  return (
    <details open={own || undefined}>
      <summary>Advanced</summary>
      <div className="stack s pt-2">
        <Field
          label="Rule (RRULE)"
          hint="As in iCalendar, for example FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24. Daily at the most."
        >
          {(control) => (
            <Input
              {...control}
              value={ruleOf(draft)}
              spellCheck={false}
              autoCapitalize="off"
              autoComplete="off"
              maxLength={500}
              onChange={({ target }) => write(target.value)}
              onBlur={settle}
            />
          )}
        </Field>
        {own ? (
          <div>
            <Button tone="bare" onClick={() => change({ ownRule: null })}>
              Back to the simple choice
            </Button>
          </div>
        ) : null}
      </div>
    </details>
  );
}
