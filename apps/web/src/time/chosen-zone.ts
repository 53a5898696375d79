const KEY = "planrrr.zone";

export function deviceZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** The zone somebody has chosen on this device, if they have. */
export function chosenZone(): string | undefined {
  const kept = readKept();
  return kept && isZone(kept) ? kept : undefined;
}

/** Undefined: the device's own again. */
export function chooseZone(zone: string | undefined): void {
  try {
    if (zone) localStorage.setItem(KEY, zone);
    else localStorage.removeItem(KEY);
  } catch {
    // Storage is forbidden here: times stay those of the device.
  }
}

function readKept(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    // Forbidden, or not in a browser.
    return null;
  }
}

function isZone(zone: string): boolean {
  try {
    return Boolean(Intl.DateTimeFormat("en-GB", { timeZone: zone }));
  } catch {
    return false;
  }
}
