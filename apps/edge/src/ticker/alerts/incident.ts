/** Something that somebody should know, for as long as it lasts. */
export interface Condition {
  /** The same for as long as it is the same: `main:failures`. */
  key: string;
  subject: string;
  text: string;
}

export interface Incident extends Condition {
  /** The key and when it began: one alert and one recovery carry it. */
  id: string;
  since: number;
}

export interface Alert {
  id: string;
  state: "firing" | "resolved";
  subject: string;
  text: string;
}

/** One alert for what has begun, one for what is over, none for what goes on. Pure. */
export function compareIncidents(
  open: Incident[],
  conditions: Condition[],
  now: number,
): { open: Incident[]; alerts: Alert[] } {
  const goesOn = open.filter(({ key }) => conditions.some((condition) => condition.key === key));
  const begun = conditions
    .filter(({ key }) => !open.some((incident) => incident.key === key))
    .map((condition) => ({ ...condition, id: `${condition.key}:${now}`, since: now }));
  const over = open.filter((incident) => !goesOn.includes(incident));
  return {
    open: [...goesOn, ...begun],
    alerts: [
      ...begun.map(({ id, subject, text }) => ({ id, state: "firing" as const, subject, text })),
      ...over.map(({ id, subject, since }) => ({
        id,
        state: "resolved" as const,
        subject: `Over: ${subject}`,
        text: `This is over after ${minutes(now - since)}.`,
      })),
    ],
  };
}

export function minutes(ms: number): string {
  const count = Math.max(1, Math.round(ms / 60_000));
  return count === 1 ? "a minute" : `${count} minutes`;
}
