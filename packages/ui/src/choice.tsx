import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";

export interface SegmentsProps<Value extends string> {
  /** Says what is chosen; shown to everybody when `labelled`, otherwise to screen readers alone. */
  label: string;
  name: string;
  value: Value;
  options: readonly { value: Value; label: ReactNode }[];
  onChange: (value: Value) => void;
}

/** One of a few, side by side: a radio group. */
export function Segments<Value extends string>({
  label,
  name,
  value,
  options,
  onChange,
}: SegmentsProps<Value>) {
  return (
    <fieldset className="seg">
      <legend className="sr">{label}</legend>
      {options.map((option) => (
        <label className="pick" key={option.value}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span className="pick-face">{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}

export interface PickProps {
  checked: boolean;
  disabled?: boolean;
  onChange: (checked: boolean) => void;
  children: ReactNode;
}

/** One of several that may all be chosen: a checkbox with a face. */
export function Pick({ checked, disabled, onChange, children }: PickProps) {
  return (
    <label className="pick">
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span className="pick-face">
        {children}
        <Icon name="tick" className="tick" />
      </span>
    </label>
  );
}

export function Checkbox({ checked, onChange, children }: Omit<PickProps, "disabled">) {
  return (
    <label className="check">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <span className="check-box">
        <Icon name="tick" />
      </span>
      <span>{children}</span>
    </label>
  );
}
