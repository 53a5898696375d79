const words: { [word: string]: string } = {
  once: "once",
  "one-time": "once",
  day: "day",
  daily: "day",
  week: "week",
  weekly: "week",
  month: "month",
  monthly: "month",
  mo: "month",
  p1m: "month",
  quarter: "quarter",
  quarterly: "quarter",
  p3m: "quarter",
  year: "year",
  yearly: "year",
  annual: "year",
  annually: "year",
  yr: "year",
  p1y: "year",
};

/** The period in our words; what is unknown stays as it is and is refused by name. */
export function billingPeriod(value: string): string {
  return words[value.toLowerCase().replace(/^(per|every|a)\s+|^\//, "")] ?? value;
}
