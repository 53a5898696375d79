import { readTotal, toPrecision } from "@planrrr/audience";
import { NetworkError } from "../network-error.ts";

/** Followers as a source tells them, and the step in which that is true; 1: exact. */
export interface PublicAudience {
  followers: number;
  precision: number;
}

/** A number that is none is the source's failure: nobody gets to see a 0 that it did not say. */
export function toAudience(raw: unknown, significantDigits?: number): PublicAudience {
  const reading = readTotal(raw);
  if (!reading.ok)
    throw new NetworkError({
      kind: "not-sent",
      code: "INVALID_TOTAL",
      message: "The answer holds no number of followers.",
      evidence: { reason: reading.reason },
    });
  const precision = Math.max(reading.precision, toPrecision(reading.total, significantDigits));
  return { followers: reading.total, precision };
}
