import { readCompact } from "./read-compact.ts";
import { EXACT, type Precision } from "./precision.ts";

/** More than there are people. */
const LIMIT = 10_000_000_000;

export type TotalReading =
  | { ok: true; total: number; precision: Precision }
  | { ok: false; reason: "missing" | "not-a-number" | "negative" | "not-whole" | "too-large" };

/**
 * What a source says of its followers, made a number or refused, never guessed at: 783427, "783427", "783,427",
 * and "4,69 M" with the precision that this has.
 */
export function readTotal(raw: unknown): TotalReading {
  if (raw === undefined || raw === null || raw === "") return { ok: false, reason: "missing" };
  if (typeof raw === "number") return check(raw, EXACT);
  if (typeof raw !== "string") return { ok: false, reason: "not-a-number" };
  const text = tidy(raw);
  if (text === "") return { ok: false, reason: "missing" };
  if (/^[-−]\s*\d/.test(text)) return { ok: false, reason: "negative" };
  const grouped = readGrouped(text);
  if (grouped !== undefined) return check(grouped, EXACT);
  const compact = readCompact(text);
  return compact === undefined ? { ok: false, reason: "not-a-number" } : check(compact.total, compact.step);
}

/** Full-width figures and every kind of space become the plain ones. */
function tidy(raw: string): string {
  return raw
    .normalize("NFKC")
    .replace(/[\s\u200e\u200f]+/g, " ")
    .trim();
}

/** Thousands in threes, or as India groups them, by one and the same sign. A followers' count has no decimals. */
function readGrouped(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text);
  const [, sign] = /^\d{1,3}([., '’])(?:\d{2,3}\1)*\d{3}$/.exec(text) ?? [];
  if (sign === undefined) return undefined;
  const [, ...groups] = text.split(sign);
  const isEven = groups.every((group) => group.length === 3);
  const isIndian = sign === "," && groups.slice(0, -1).every((group) => group.length === 2);
  return isEven || isIndian ? Number(text.replaceAll(sign, "")) : undefined;
}

function check(total: number, precision: Precision): TotalReading {
  if (!Number.isFinite(total)) return { ok: false, reason: "not-a-number" };
  if (total < 0) return { ok: false, reason: "negative" };
  if (!Number.isInteger(total)) return { ok: false, reason: "not-whole" };
  if (total > LIMIT) return { ok: false, reason: "too-large" };
  // -0 is no number that anybody should read.
  return { ok: true, total: total + 0, precision };
}
