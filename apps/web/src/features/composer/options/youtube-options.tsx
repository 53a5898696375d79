"use client";

import { Checkbox, Field, Input } from "@planrrr/ui";
import { ChoiceField } from "./choice-field.tsx";
import type { OptionsProps } from "./option-fields.tsx";
import { PublicFrom } from "./public-from.tsx";
import { readTags, writeTags } from "./tags.ts";
import { useState } from "react";
import { youtubeCategories } from "./youtube-categories.ts";

const watchers = [
  { value: "public", label: "Everyone" },
  { value: "unlisted", label: "Everyone who has the link" },
  { value: "private", label: "Nobody but you" },
] as const;

export function YoutubeOptions({ own, onChange }: OptionsProps<"youtube">) {
  const { privacy = "public", tags = [], categoryId = "22", publishAt } = own;
  // As it is typed: half a tag and the comma after it are not lost on the way.
  const [typed, setTyped] = useState(writeTags(tags));
  return (
    <>
      <Field
        label="Title of the video"
        hint="At most 100 characters. Left empty, it is your first line; your words stand under the video."
      >
        {(control) => (
          <Input
            {...control}
            dir="auto"
            maxLength={400}
            value={own.title ?? ""}
            onChange={(event) => onChange({ title: event.target.value || undefined })}
          />
        )}
      </Field>
      <ChoiceField
        label="Who sees it"
        value={privacy}
        choices={watchers}
        onChange={(chosen) => onChange({ privacy: chosen, publishAt: undefined })}
      />
      {privacy === "private" ? (
        <PublicFrom value={publishAt} onChange={(at) => onChange({ publishAt: at })} />
      ) : null}
      <Field label="Tags" hint="Words people look for, with commas between them.">
        {(control) => (
          <Input
            {...control}
            dir="auto"
            maxLength={1000}
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value);
              onChange({ tags: readTags(event.target.value) });
            }}
          />
        )}
      </Field>
      <ChoiceField
        label="Category"
        value={categoryId}
        choices={youtubeCategories(categoryId)}
        onChange={(chosen) => onChange({ categoryId: chosen })}
      />
      <Checkbox checked={own.madeForKids ?? false} onChange={(madeForKids) => onChange({ madeForKids })}>
        Made for children
      </Checkbox>
      <Checkbox
        checked={own.notifySubscribers ?? true}
        onChange={(notifySubscribers) => onChange({ notifySubscribers })}
      >
        Tell your subscribers
      </Checkbox>
    </>
  );
}
