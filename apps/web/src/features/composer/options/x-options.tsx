"use client";

import { Checkbox } from "@planrrr/ui";
import { ChoiceField } from "./choice-field.tsx";
import type { OptionsProps } from "./option-fields.tsx";

const answerers = [
  { value: "everyone", label: "Everyone" },
  { value: "following", label: "People you follow" },
  { value: "mentionedUsers", label: "Only people named in it" },
] as const;

export function XOptions({ own, onChange }: OptionsProps<"x">) {
  return (
    <>
      <ChoiceField
        label="Who may answer"
        value={own.replySettings ?? "everyone"}
        choices={answerers}
        onChange={(replySettings) => onChange({ replySettings })}
      />
      <Checkbox checked={own.madeWithAi ?? false} onChange={(madeWithAi) => onChange({ madeWithAi })}>
        Made with AI
      </Checkbox>
      <Checkbox
        checked={own.paidPartnership ?? false}
        onChange={(paidPartnership) => onChange({ paidPartnership })}
      >
        Somebody paid for it
      </Checkbox>
    </>
  );
}
