"use client";

import { useMemo } from "react";
import { cityOf, ownZone } from "./say-when.ts";

/** All zones as options of a select: the chosen one, one's own and UTC first. */
export function ZoneOptions({ chosen }: { chosen: string }) {
  const zones = useMemo(
    () => [...new Set([chosen, ownZone(), "UTC", ...Intl.supportedValuesOf("timeZone")])],
    [chosen],
  );
  return zones.map((zone) => (
    <option key={zone} value={zone}>
      {sayZone(zone)}
    </option>
  ));
}

function sayZone(zone: string): string {
  if (zone === ownZone()) return `${cityOf(zone)}, yours`;
  return zone.includes("/") ? `${cityOf(zone)} (${zone.split("/")[0]})` : zone;
}
