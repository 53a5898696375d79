"use client";

import { Checkbox } from "@planrrr/ui";
import { ChoiceField } from "./choice-field.tsx";
import type { OptionsProps } from "./option-fields.tsx";

const shapes = [
  { value: "post", label: "A post; a single video is a reel" },
  { value: "reel", label: "A reel: one video" },
  { value: "story", label: "A story: gone after a day, without the words" },
] as const;

export function InstagramOptions({ own, onChange }: OptionsProps<"instagram">) {
  const { as = "post", shareToFeed = true } = own;
  return (
    <>
      <ChoiceField
        label="As what it goes out"
        value={as}
        choices={shapes}
        onChange={(chosen) => onChange({ as: chosen })}
      />
      {as === "story" ? null : (
        <Checkbox checked={shareToFeed} onChange={(chosen) => onChange({ shareToFeed: chosen })}>
          A reel stands among your posts, too
        </Checkbox>
      )}
    </>
  );
}
