"use client";

import type { Connection } from "@planrrr/contract";
import { Field, Icon, Input, Select } from "@planrrr/ui";
import { audiences } from "./audiences.ts";
import type { Settings } from "./draft.ts";
import { languageNames } from "./language-names.ts";
import { OptionFields } from "./options/option-fields.tsx";

export interface AccountSettingsProps {
  connection: Connection;
  name: string;
  settings: Settings;
  onChange: (change: Settings) => void;
}

const knowsLanguages: ReadonlySet<Connection["network"]> = new Set(["bluesky", "mastodon"]);

/** What only this network knows: folded, since most posts need none of it. */
export function AccountSettings({ connection, name, settings, onChange }: AccountSettingsProps) {
  const { network } = connection;
  return (
    // A video has a title: nobody should have to look for it.
    <details className="paper-part account-settings" open={network === "youtube"}>
      <summary>
        <Icon name="down" />
        More for {name}
      </summary>
      <div className="stack s">
        {network === "mastodon" ? (
          <>
            <Field
              label="Content warning"
              hint="Readers see this first, and open the post if they want to. It counts as part of the text."
            >
              {(control) => (
                <Input
                  {...control}
                  dir="auto"
                  maxLength={500}
                  value={settings.contentWarning ?? ""}
                  onChange={(event) => onChange({ contentWarning: event.target.value })}
                />
              )}
            </Field>
            <Field label="Who sees it">
              {(control) => (
                <Select
                  {...control}
                  value={settings.visibility ?? "public"}
                  onChange={(event) => {
                    const chosen = audiences.find(({ value }) => value === event.target.value);
                    if (chosen) onChange({ visibility: chosen.value });
                  }}
                >
                  {audiences.map(({ value, label }) => (
                    <option key={value} value={value}>
                      {label}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
          </>
        ) : null}
        <OptionFields
          network={network}
          options={settings.options ?? {}}
          onChange={(options) => onChange({ options })}
        />
        {knowsLanguages.has(network) ? (
          <Field label="Language of the text">
            {(control) => (
              <Select
                {...control}
                value={settings.language ?? ""}
                onChange={(event) => onChange({ language: event.target.value || undefined })}
              >
                <option value="">Not said</option>
                {languageNames(settings.language).map(({ code, name: language }) => (
                  <option key={code} value={code}>
                    {language}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        ) : null}
      </div>
    </details>
  );
}
