/** A deal of the practice shop: invented, as are those who offer it. */
export interface InventedDeal {
  id: string;
  provider: string;
  title: string;
  services: string[];
  category: string;
  audience: string;
  region: string;
  price: string;
  currency: string;
  period: string;
  until: string | null;
}

const providers = ["Lumen", "Kestrel Mobile", "Northwind TV", "Papaya Music", "Orbit Fibre", "Quill & Co"];
const bundles: readonly [string, string, string[]][] = [
  ["Music and films", "Streaming", ["Papaya Music", "Northwind TV"]],
  ["Student pass", "Music", ["Papaya Music"]],
  ["Family screen", "Streaming", ["Northwind TV", "Northwind Kids"]],
  ["Phone and series", "Mobile", ["Kestrel 20 GB", "Northwind TV"]],
  ["Read all about it", "News", ["Quill Daily", "Quill Audio"]],
  ["Home and play", "Internet", ["Orbit 500", "Lumen Games"]],
  ["Everything", "Streaming", ["Northwind TV", "Papaya Music", "Lumen Games"]],
];
const audiences = ["Everybody", "Students", "Families", "Carrier customers"];
const regions: readonly [string, string][] = [
  ["US", "USD"],
  ["DE", "EUR"],
  ["GB", "GBP"],
  ["JP", "JPY"],
];
const dayMs = 86_400_000;

/** The offers of a day, the same whoever asks: a price moves every few days, some deals come and go. */
export function inventDeals(now: number): InventedDeal[] {
  const day = Math.floor(now / dayMs);
  return providers.flatMap((provider, p) =>
    bundles.flatMap(([title, category, services], b): InventedDeal[] => {
      const seed = p * 31 + b * 17;
      if ((p + b) % 3 === 2 || (seed % 5 === 0 && (day + seed) % 14 < 3)) return [];
      const [region, currency] = regions[(p + b) % regions.length] ?? ["US", "USD"];
      const minor = 399 + ((seed * 137) % 2600) - ((day + seed) % 9 < 2 ? 100 : 0);
      return [
        {
          id: `${p}-${b}`,
          provider,
          title: `${title} by ${provider}`,
          services: [...services],
          category,
          audience: audiences[seed % audiences.length] ?? "Everybody",
          region,
          price: currency === "JPY" ? String(minor) : (minor / 100).toFixed(2),
          currency,
          period: seed % 4 === 0 ? "year" : "month",
          until: seed % 6 === 1 ? new Date((day + 5 + (seed % 20)) * dayMs).toISOString().slice(0, 10) : null,
        },
      ];
    }),
  );
}
