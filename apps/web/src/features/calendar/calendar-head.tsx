"use client";

import { Button, Icon, Segments } from "@planrrr/ui";
import { useNeeds } from "./use-needs.ts";
import { cityOf } from "../../time/say-when.ts";
import { type CalendarView, nameStep, stepDay, titleOfView } from "./calendar-span.ts";
import type { CalendarState } from "./use-calendar-view.ts";

const views: { value: CalendarView; label: string }[] = [
  { value: "month", label: "Month" },
  { value: "week", label: "Week" },
  { value: "day", label: "Day" },
  { value: "list", label: "List" },
];

export interface CalendarHeadProps {
  state: CalendarState;
  /** One sentence about what is shown. */
  summary: string;
  openFilter: () => void;
}

export function CalendarHead({ state, summary, openFilter }: CalendarHeadProps) {
  const { view, day, today, timeZone, filter, change } = state;
  const title = titleOfView(view, day);
  const { status, connection, author, words } = filter;
  const filtered = status !== "ALL" || connection !== "ALL" || author !== "ALL" || words !== "";
  const needs = useNeeds();
  const step = (by: 1 | -1) => change({ day: stepDay(view, day, by) });
  return (
    <header className="cal-head">
      <div>
        <h1 className="h1" aria-live="polite">
          {title.words} <span className="cal-year">{title.year}</span>
        </h1>
        <p className="lead">
          {summary} {needs ? <a href="#needs">{needs}.</a> : null}{" "}
          <span className="cal-zone">Times are {cityOf(timeZone)} time.</span>
        </p>
      </div>
      <div className="cal-controls">
        <div className="row tight">
          <Button className="square" aria-label={nameStep(view, day, -1)} onClick={() => step(-1)}>
            <Icon name="back" />
          </Button>
          <Button onClick={() => change({ day: "" })} aria-current={day === today ? "date" : undefined}>
            Today
          </Button>
          <Button className="square" aria-label={nameStep(view, day, 1)} onClick={() => step(1)}>
            <Icon name="back" className="cal-forth" />
          </Button>
          <Button onClick={openFilter}>
            Filter
            {filtered ? <span>: on</span> : null}
          </Button>
        </div>
        <Segments
          label="Show"
          name="view"
          value={view}
          options={views}
          onChange={(chosen) => change({ view: chosen })}
        />
      </div>
    </header>
  );
}
