import type { BundleRow } from "../store/stored-content.ts";

/** A row of `bundles` made up by a seed: the same seed and number give the same deal. */
export type MadeDeal = Omit<BundleRow, "details"> & { details: { [name: string]: string } };

const providers = 400;
const vocabulary = 30_000;
const categories = [
  "music",
  "video",
  "news",
  "fitness",
  "games",
  "software",
  "learning",
  "phone",
  "food",
  "travel",
];
const audiences = ["student", "family", "carrier customer", "everyone", "senior", "teacher"];
const regions = [
  "US",
  "GB",
  "DE",
  "FR",
  "IE",
  "CA",
  "AU",
  "IN",
  "BR",
  "JP",
  "ES",
  "IT",
  "NL",
  "SE",
  "PL",
  "MX",
];
const currencies = ["USD", "EUR", "GBP"];
const firstDay = Date.parse("2026-01-01T00:00:00Z");
const day = 86_400_000;

/** Words come as in a language: few of them often, most of them hardly ever. "streaming" stands in two of three deals. */
export function generateDeal(seed: number, number: number): MadeDeal {
  const random = seeded(seed * 1_000_003 + number);
  const often = (most: number) => Math.min(most - 1, Math.floor(most ** random()) - 1);
  const pick = <Item>(items: readonly Item[]): Item => items[often(items.length)] as Item;
  const words = (count: number) => Array.from({ length: count }, () => madeWord(often(vocabulary)));
  const provider = `Provider ${madeWord(often(providers) + vocabulary)}`;
  const firstSeenAt = new Date(firstDay + Math.floor(random() * 300 * day));
  const lastChangedAt = new Date(firstSeenAt.getTime() + Math.floor(random() * 20 * day));
  return {
    id: `deal-${seed}-${number.toString(36).padStart(6, "0")}`,
    source: `source-${number % 50}`,
    sourceId: String(number),
    provider,
    title: words(3).join(" "),
    description: [random() < 0.66 ? "streaming" : "", ...words(10)].join(" ").trim(),
    services: words(1 + Math.floor(random() * 2)),
    category: random() < 0.05 ? null : pick(categories),
    audience: random() < 0.3 ? null : pick(audiences),
    region: pick(regions),
    url: `https://shop.example/deals/${number}`,
    priceMinor: random() < 0.03 ? null : 99 + 100 * Math.floor(random() * 60),
    currency: pick(currencies),
    billingPeriod: "month",
    introPriceMinor: null,
    introPeriods: null,
    eligibility: null,
    validFrom: null,
    validUntil: random() < 0.6 ? null : new Date(firstDay + Math.floor(random() * 500 * day)),
    details: {},
    status: random() < 0.1 ? "inactive" : "active",
    contentHash: `${seed}-${number}`,
    missedRuns: 0,
    firstSeenAt,
    lastSeenAt: lastChangedAt,
    lastChangedAt,
  };
}

const beginnings = [
  "ba",
  "co",
  "di",
  "fe",
  "ga",
  "hu",
  "ji",
  "ko",
  "la",
  "me",
  "no",
  "pu",
  "ra",
  "si",
  "to",
  "vu",
];
const ends = [
  "lan",
  "mer",
  "nix",
  "por",
  "quel",
  "rash",
  "sot",
  "tin",
  "vad",
  "wen",
  "xil",
  "yor",
  "zem",
  "bur",
];

/** The same number, the same word. */
export function madeWord(number: number): string {
  const word: string[] = [ends[number % ends.length] ?? ""];
  for (let left = Math.floor(number / ends.length); left > 0; left = Math.floor(left / beginnings.length))
    word.unshift(beginnings[left % beginnings.length] ?? "");
  return word.join("");
}

/** mulberry32 */
function seeded(seed: number): () => number {
  let state = Math.imul(seed, 0x9e3779b1) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
