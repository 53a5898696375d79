"use client";

import { ChoiceField } from "./choice-field.tsx";
import type { OptionsProps } from "./option-fields.tsx";

const shapes = [
  { value: "post", label: "A post" },
  { value: "reel", label: "A reel: one upright video" },
] as const;

export function FacebookOptions({ own, onChange }: OptionsProps<"facebook">) {
  return (
    <ChoiceField
      label="As what it goes out"
      value={own.as ?? "post"}
      choices={shapes}
      onChange={(as) => onChange({ as })}
    />
  );
}
