import type { ReactNode } from "react";
import { StateMark } from "./state-mark.tsx";

export interface Step {
  title: string;
  children: ReactNode;
}

export interface StepsProps {
  steps: readonly Step[];
  /** The step to do now, from 0. */
  current: number;
}

/** What to do first, second, third; the current one is gold. Says what to do where there is nothing yet. */
export function Steps({ steps, current }: StepsProps) {
  return (
    <ol className="steps">
      {steps.map((step, index) => (
        <li
          key={step.title}
          className={`step ${index === current ? "current" : ""}`}
          aria-current={index === current ? "step" : undefined}
        >
          <span className="step-number">
            <span aria-hidden="true">{index + 1}</span>
            {index < current ? <StateMark kind="out">Done</StateMark> : null}
          </span>
          <h2 className="h2">{step.title}</h2>
          {step.children}
        </li>
      ))}
    </ol>
  );
}
