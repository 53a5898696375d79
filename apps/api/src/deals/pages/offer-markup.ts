import { digitsOf } from "@planrrr/bundles";
import type { FoundBundle } from "@planrrr/contract";

/** The deal as schema.org says it, for those who read pages by machine. What is not told is left out. */
export function offerMarkup(deal: FoundBundle, address: string): object {
  const { priceMinor, currency } = deal;
  const digits = currency ? digitsOf(currency) : undefined;
  const hasPrice = priceMinor !== null && currency !== null && digits !== undefined;
  return {
    "@context": "https://schema.org",
    "@type": "Offer",
    "@id": address,
    url: deal.url ?? address,
    name: deal.title,
    ...(deal.description ? { description: deal.description } : {}),
    ...(deal.category ? { category: deal.category } : {}),
    seller: { "@type": "Organization", name: deal.provider },
    ...(deal.region ? { eligibleRegion: deal.region } : {}),
    availability: `https://schema.org/${deal.status === "active" ? "InStock" : "Discontinued"}`,
    ...(hasPrice ? { price: (priceMinor / 10 ** digits).toFixed(digits), priceCurrency: currency } : {}),
    ...(deal.validFrom ? { validFrom: deal.validFrom } : {}),
    ...(deal.validUntil
      ? { priceValidUntil: deal.validUntil.slice(0, 10), validThrough: deal.validUntil }
      : {}),
    itemOffered: {
      "@type": "Service",
      name: deal.title,
      ...(deal.services.length > 0 ? { serviceType: deal.services.join(", ") } : {}),
    },
  };
}

/** JSON that can stand in a page: nothing in it can end the script it stands in. */
export function toJsonLd(markup: object): string {
  return JSON.stringify(markup)
    .replaceAll("<", "\\u003c")
    .replaceAll(/[\u2028\u2029]/g, " ");
}
