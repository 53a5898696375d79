const words: { [value: string]: string } = {
  student: "Students",
  family: "Families",
  "carrier customer": "Phone customers",
  everyone: "Everyone",
  "price-fell": "Price just fell",
  "ends-soon": "Ends within 30 days",
  active: "To be had",
  inactive: "Over",
};
const regions = new Intl.DisplayNames("en", { type: "region" });

/** A facet's value as people say it. */
export function sayValue(facet: string, value: string): string {
  if (facet === "region" && /^[A-Z]{2}$/.test(value)) return regions.of(value) ?? value;
  const said = words[value] ?? value;
  return facet === "provider" || facet === "currency" ? said : said.charAt(0).toUpperCase() + said.slice(1);
}
