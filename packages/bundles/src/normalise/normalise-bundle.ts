import { storable } from "@planrrr/database";
import type { z } from "zod";
import type { RawBundle } from "../extract/raw-bundle.ts";
import { billingPeriod } from "./billing-period.ts";
import { BundleContent } from "./bundle.ts";
import { fitsCurrency, parsePriceText } from "./parse-price-text.ts";
import { toMinorUnits } from "./to-minor-units.ts";

/** A usable record, or why it is none. `sourceId` tells which deal that was, where it is known. */
export type Normalised =
  | { bundle: BundleContent; problem?: undefined }
  | { bundle?: undefined; problem: string; sourceId: string | undefined };

/** Brings a record into our words and units, then checks it. */
export function normaliseBundle(raw: RawBundle, defaults: { region?: string }): Normalised {
  const sourceId = words(raw.sourceId);
  const currency = words(raw.currency)?.toUpperCase();
  const amounts = [raw.price, raw.introPrice].map((value) => amount(value, currency, raw.priceUnit));
  const [price, intro] = amounts;
  const refused = amounts.find((each) => each?.problem !== undefined)?.problem;
  if (refused !== undefined) return { problem: `${sourceId ?? "?"}: ${refused}`, sourceId };
  const period = words(raw.billingPeriod);
  const result = BundleContent.safeParse({
    sourceId,
    provider: words(raw.provider),
    title: words(raw.title),
    description: words(raw.description),
    services: list(raw.services),
    category: words(raw.category),
    audience: words(raw.audience),
    region: words(raw.region) ?? defaults.region,
    url: words(raw.url),
    priceMinor: price?.minor,
    currency: amounts.some((each) => each) ? currency : undefined,
    billingPeriod: period === undefined ? undefined : billingPeriod(period),
    introPriceMinor: intro?.minor,
    introPeriods: raw.introPeriods === undefined ? undefined : Number(raw.introPeriods),
    eligibility: words(raw.eligibility),
    validFrom: moment(raw.validFrom),
    validUntil: moment(raw.validUntil),
    details: storable(raw.details ?? {}),
  });
  if (!result.success) return { problem: `${sourceId ?? "?"}: ${firstIssue(result.error)}`, sourceId };
  // Without what is absent, so that a stored record compares equal.
  const told = Object.entries(result.data).filter(([, value]) => value !== undefined);
  return { bundle: Object.fromEntries(told) as BundleContent };
}

function amount(value: unknown, currency: string | undefined, unit: RawBundle["priceUnit"]) {
  if (value === undefined || value === null || value === "") return undefined;
  if (currency === undefined) return { problem: `price ${shown(value)} has no currency` };
  const minor =
    unit === "minor" ? wholeNumber(value) : (toMinorUnits(value, currency) ?? inWords(value, currency));
  return minor === undefined ? { problem: `price ${shown(value)} is no amount of ${currency}` } : { minor };
}

/** `$5.99` in USD; a sign of another currency is none of this one. */
function inWords(value: unknown, currency: string): number | undefined {
  if (typeof value !== "string" || !fitsCurrency(value, currency)) return undefined;
  const read = parsePriceText(value);
  return read && toMinorUnits(read.amount, currency);
}

function wholeNumber(value: unknown): number | undefined {
  const text = String(value).trim();
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

/** One line of text; numbers are ids and the like. Nothing: absent. */
function words(value: unknown): string | undefined {
  if (typeof value !== "string" && typeof value !== "number") return undefined;
  return storable(String(value)).replace(/\s+/g, " ").trim().normalize("NFC") || undefined;
}

function list(value: unknown): string[] {
  const parts: unknown[] = Array.isArray(value) ? value : (words(value)?.split(",") ?? []);
  return [...new Set(parts.map(words).filter((part) => part !== undefined))];
}

const day = /^\d{4}-\d{2}-\d{2}$/;
const zoned = /^\d{4}-\d{2}-\d{2}[T ][\d:.]+(Z|[+-]\d{2}:?\d{2})$/i;

/** A day begins in UTC. What has a time but no zone, or is no date at all, is refused by the schema as it is. */
function moment(value: unknown): string | undefined {
  const text = words(value);
  if (text === undefined || !(day.test(text) || zoned.test(text))) return text;
  const time = Date.parse(text);
  return Number.isNaN(time) ? text : new Date(time).toISOString();
}

function shown(value: unknown): string {
  return (JSON.stringify(value) ?? "?").slice(0, 60);
}

function firstIssue(error: z.ZodError): string {
  const issue = error.issues[0];
  return issue ? `${issue.path.join(".")}: ${issue.message}` : error.message;
}
