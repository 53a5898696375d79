import type { WebhookEventType } from "@planrrr/contract";
import { Checkbox, FieldError } from "@planrrr/ui";
import { type Ref, useId } from "react";
import { eventTypes, eventWords } from "./webhook-words.ts";

export interface EventChoiceProps {
  chosen: readonly WebhookEventType[];
  onChange: (chosen: WebhookEventType[]) => void;
  /** Said when none is chosen. */
  error?: string | undefined;
  ref?: Ref<HTMLFieldSetElement>;
}

export function EventChoice({ chosen, onChange, error, ref }: EventChoiceProps) {
  const errorId = useId();
  return (
    <fieldset className="stack s" ref={ref} aria-describedby={error ? errorId : undefined}>
      <legend className="label mb-2">What it is told of</legend>
      <div className="grid gap-x-6 sm:grid-cols-2">
        {eventTypes.map((type) => (
          <Checkbox
            key={type}
            checked={chosen.includes(type)}
            onChange={(on) =>
              onChange(eventTypes.filter((one) => (one === type ? on : chosen.includes(one))))
            }
          >
            {eventWords[type]}
          </Checkbox>
        ))}
      </div>
      {error ? <FieldError id={errorId}>{error}</FieldError> : null}
    </fieldset>
  );
}
