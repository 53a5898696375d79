import type { ComponentProps } from "react";

export function Input({ className = "", ...rest }: ComponentProps<"input">) {
  return <input {...rest} className={`input ${className}`} />;
}

export function Textarea({ className = "", ...rest }: ComponentProps<"textarea">) {
  return <textarea {...rest} className={`textarea ${className}`} />;
}

/** The system's own: its list is the one people know from everywhere, also on a phone and to a screen reader. */
export function Select({ className = "", ...rest }: ComponentProps<"select">) {
  return <select {...rest} className={`select ${className}`} />;
}
