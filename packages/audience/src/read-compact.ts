const THOUSAND = 1e3;
const MILLION = 1e6;
const BILLION = 1e9;

/** How the large languages shorten numbers. "mil." with a full stop is left out: a million to some, a thousand to others. */
const WORDS: { [word: string]: number } = {
  k: THOUSAND,
  tsd: THOUSAND,
  "tsd.": THOUSAND,
  mil: THOUSAND,
  thousand: THOUSAND,
  "тыс.": THOUSAND,
  тыс: THOUSAND,
  千: THOUSAND,
  천: THOUSAND,
  万: 1e4,
  萬: 1e4,
  만: 1e4,
  lakh: 1e5,
  lakhs: 1e5,
  m: MILLION,
  mi: MILLION,
  mio: MILLION,
  "mio.": MILLION,
  mln: MILLION,
  "mln.": MILLION,
  mn: MILLION,
  million: MILLION,
  millions: MILLION,
  млн: MILLION,
  crore: 1e7,
  cr: 1e7,
  億: 1e8,
  亿: 1e8,
  억: 1e8,
  b: BILLION,
  bn: BILLION,
  md: BILLION,
  mrd: BILLION,
  "mrd.": BILLION,
  billion: BILLION,
  млрд: BILLION,
};

/** "4,69 M", "12.5K", "1,234.5 K", "469万": the number, and the step in which it is known. */
export function readCompact(text: string): { total: number; step: number } | undefined {
  const [, digits = "", word = ""] = /^(\d[\d.,]*)\s?(\D+)$/u.exec(text) ?? [];
  const unit = WORDS[word.trim().toLowerCase()];
  const [, whole, decimals = ""] =
    /^(\d{1,3}(?:,\d{3})+|\d{1,3}(?:\.\d{3})+(?=,)|\d+)(?:[.,](\d{1,3}))?$/.exec(digits) ?? [];
  if (unit === undefined || whole === undefined) return undefined;
  const step = unit / 10 ** decimals.length;
  if (step < 1) return undefined;
  // Figures first, so that no float comes in: 4.69 × 10⁶ is 4,690,000 and not 4,689,999.999….
  return { total: Number(`${whole.replace(/[.,]/g, "")}${decimals}`) * step, step };
}
