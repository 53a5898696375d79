import { ageOf } from "@planrrr/audience";
import type { ProfileState } from "../refresh/profile-state.ts";
import { nameOf, type Profile } from "../settings/profile.ts";
import type { AlertSettings } from "../settings/ticker-settings.ts";
import { type Condition, minutes } from "./incident.ts";

/** A limit that has alerted must fall by this much before it is over: one that sways on the line alerts once. */
const QUOTA_SLACK = 10;

/** What is worth an alert about one profile. `isOpen` tells whether an alert is out already. Pure. */
export function findConditions(
  profile: Profile,
  state: ProfileState,
  thresholds: AlertSettings,
  now: number,
  isOpen: (key: string) => boolean,
): Condition[] {
  const { failure, total, refreshedAt, usedPercent, latencyMs } = state;
  const name = `“${nameOf(profile)}” (${profile.network})`;
  const key = (what: string): string => `${profile.profile}:${what}`;
  const kept = total === null ? "There is no number yet." : `People see the last good number, ${total}.`;
  const conditions: Condition[] = [];
  if (failure !== undefined && failure.count >= thresholds.failures)
    conditions.push({
      key: key("failures"),
      subject: `Ticker ${name}: ${failure.count} failures in a row`,
      text: `The source fails since ${new Date(failure.since).toISOString()}: ${failure.kind}, ${failure.code}. ${kept}`,
    });
  const knownSince = refreshedAt ?? failure?.since;
  if (knownSince !== undefined && ageOf(knownSince, now) >= thresholds.ageMs)
    conditions.push({
      key: key("age"),
      subject: `Ticker ${name}: the number is old`,
      text: `It was last read ${minutes(ageOf(knownSince, now))} ago. ${kept}`,
    });
  const quotaLine = thresholds.quotaPercent - (isOpen(key("quota")) ? QUOTA_SLACK : 0);
  if (usedPercent >= quotaLine)
    conditions.push({
      key: key("quota"),
      subject: `Ticker ${name}: ${usedPercent} % of the source's limit is used`,
      text: "Readings come more rarely until it is full again. Other programs with the same app or token use it, too.",
    });
  if (latencyMs >= thresholds.latencyMs)
    conditions.push({
      key: key("latency"),
      subject: `Ticker ${name}: the source is slow`,
      text: `Its answers take ${(latencyMs / 1_000).toFixed(1)} s. ${kept}`,
    });
  return conditions;
}
