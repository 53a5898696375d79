"use client";

import { Field, Select, showToast } from "@planrrr/ui";
import { useState } from "react";
import { chooseZone, chosenZone, deviceZone } from "../../time/chosen-zone.ts";
import { cityOf } from "../../time/say-when.ts";

/** For who travels, or plans for people elsewhere. */
export function ZoneChoice() {
  const [zone, setZone] = useState(() => chosenZone() ?? "");
  const choose = (wished: string) => {
    chooseZone(wished || undefined);
    setZone(wished);
    showToast({ fact: `Times are those of ${cityOf(wished || deviceZone())} now` });
  };
  return (
    <Field label="Times of">
      {(control) => (
        <Select {...control} value={zone} onChange={(event) => choose(event.target.value)}>
          <option value="">My device: {cityOf(deviceZone())}</option>
          {Intl.supportedValuesOf("timeZone").map((each) => (
            <option key={each} value={each}>
              {cityOf(each)} ({each.split("/")[0]})
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
