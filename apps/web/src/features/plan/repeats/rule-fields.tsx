"use client";

import { Field, Input, Pick, Select } from "@planrrr/ui";
import { weekdays } from "../weekdays.ts";
import type { RuleForm } from "./rule-form.ts";

export interface RuleFieldsProps {
  form: RuleForm;
  change: (part: Partial<RuleForm>) => void;
}

const nths = [
  [1, "first"],
  [2, "second"],
  [3, "third"],
  [4, "fourth"],
  [-1, "last"],
] as const;

const wholeNumber = (text: string, most: number) =>
  Math.min(most, Math.max(1, Math.floor(Number(text)) || 1));

/** How often, in people's words. */
export function RuleFields({ form, change }: RuleFieldsProps) {
  const { every, interval, days, monthDay, nth, weekday } = form;
  return (
    <>
      <div className="grid gap-3 sm:grid-cols-[8rem_minmax(0,1fr)]">
        <Field label="Every">
          {(control) => (
            <Input
              {...control}
              type="number"
              className="num"
              min={1}
              max={99}
              value={interval}
              onChange={({ target }) => change({ interval: wholeNumber(target.value, 99) })}
            />
          )}
        </Field>
        <Field label="Days, weeks or months">
          {(control) => (
            <Select
              {...control}
              value={every}
              onChange={({ target }) => change({ every: target.value as RuleForm["every"] })}
            >
              <option value="days">{interval === 1 ? "day" : "days"}</option>
              <option value="weeks">{interval === 1 ? "week" : "weeks"}</option>
              <option value="month-day">{interval === 1 ? "month" : "months"}, on a date</option>
              <option value="month-weekday">{interval === 1 ? "month" : "months"}, on a weekday</option>
            </Select>
          )}
        </Field>
      </div>
      {every === "weeks" ? (
        <fieldset>
          <legend className="label mb-2">On</legend>
          <div className="row">
            {weekdays.map(({ number, name, short }) => (
              <Pick
                key={number}
                checked={days.includes(number)}
                onChange={(on) =>
                  change({ days: on ? [...days, number] : days.filter((day) => day !== number) })
                }
              >
                <span aria-hidden="true">{short}</span>
                <span className="sr">{name}</span>
              </Pick>
            ))}
          </div>
        </fieldset>
      ) : null}
      {every === "month-day" ? (
        <Field
          label="On the"
          hint={monthDay > 28 ? "Months without that day are left out; “last day” fits them all." : undefined}
        >
          {(control) => (
            <Select
              {...control}
              value={monthDay}
              onChange={({ target }) => change({ monthDay: Number(target.value) })}
            >
              {Array.from({ length: 31 }, (_, index) => (
                <option key={index} value={index + 1}>
                  {index + 1}.
                </option>
              ))}
              <option value={-1}>last day</option>
            </Select>
          )}
        </Field>
      ) : null}
      {every === "month-weekday" ? (
        <div className="grid grid-cols-2 gap-3">
          <Field label="On the">
            {(control) => (
              <Select
                {...control}
                value={nth}
                onChange={({ target }) => change({ nth: Number(target.value) })}
              >
                {nths.map(([value, word]) => (
                  <option key={value} value={value}>
                    {word}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field label="Day">
            {(control) => (
              <Select
                {...control}
                value={weekday}
                onChange={({ target }) => change({ weekday: Number(target.value) })}
              >
                {weekdays.map(({ number, name }) => (
                  <option key={number} value={number}>
                    {name}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        </div>
      ) : null}
      <EndFields form={form} change={change} />
    </>
  );
}

function EndFields({ form, change }: RuleFieldsProps) {
  const { end, until, count } = form;
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Field label="Ends">
        {(control) => (
          <Select
            {...control}
            value={end}
            onChange={({ target }) => change({ end: target.value as RuleForm["end"] })}
          >
            <option value="never">when I end it</option>
            <option value="until">on a date</option>
            <option value="count">after a number of times</option>
          </Select>
        )}
      </Field>
      {end === "until" ? (
        <Field label="Last day">
          {(control) => (
            <Input
              {...control}
              type="date"
              value={until}
              onChange={({ target }) => change({ until: target.value })}
            />
          )}
        </Field>
      ) : null}
      {end === "count" ? (
        <Field label="How many times">
          {(control) => (
            <Input
              {...control}
              type="number"
              className="num"
              min={1}
              max={999}
              value={count}
              onChange={({ target }) => change({ count: wholeNumber(target.value, 999) })}
            />
          )}
        </Field>
      ) : null}
    </div>
  );
}
