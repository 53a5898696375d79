import { addFailure, judgeTotal, type LimitLeft, type NewFailure, nextReadingAt } from "@planrrr/audience";
import { addPoint } from "./history.ts";
import type { ProfileState } from "./profile-state.ts";

/** What one question to the source brought. */
export type Reading = {
  limits: LimitLeft[];
  latencyMs: number;
} & ({ total: number; precision: number } | { failure: NewFailure });

/** What is known afterwards. Pure: whatever the source answered, a number that was good stays until a better one. */
export function afterReading(
  state: ProfileState,
  reading: Reading,
  now: number,
  cadenceMs: number,
): ProfileState {
  const { limits, latencyMs } = reading;
  const next: ProfileState = {
    ...state,
    // One slow answer is no news, three are.
    latencyMs: Math.round(state.latencyMs * 0.7 + latencyMs * 0.3),
    usedPercent: usedPercent(limits, now),
  };
  if ("failure" in reading) {
    next.failure = addFailure(state.failure, reading.failure, now);
  } else {
    const { total, precision } = reading;
    const verdict = judgeTotal(state.total ?? undefined, total, state.suspicion, now);
    if (verdict.accept) {
      Object.assign(next, {
        total,
        precision,
        refreshedAt: now,
        history: addPoint(state.history, { at: now, total }),
      });
      delete next.failure;
      delete next.suspicion;
    } else {
      next.suspicion = verdict.suspicion;
      next.failure = addFailure(state.failure, { kind: "invalid", code: "SUDDEN_FALL" }, now);
    }
  }
  // A fall is looked at again at the usual pace: the second reading decides.
  const failure = next.failure?.code === "SUDDEN_FALL" ? undefined : next.failure;
  next.nextAt = nextReadingAt({ now, cadenceMs, limits, failure });
  return next;
}

function usedPercent(limits: LimitLeft[], now: number): number {
  const used = limits
    .filter(({ limit, resetAt }) => limit > 0 && resetAt > now)
    .map(({ limit, remaining }) => ((limit - remaining) / limit) * 100);
  return Math.round(Math.max(0, ...used));
}
