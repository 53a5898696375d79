import type { HtmlPage } from "../extract/html-page.ts";
import { moneyIn } from "../extract/money-in.ts";
import type { RawBundle } from "../extract/raw-bundle.ts";

/** A card for each bundle; one without a price is an announcement. */
export function extract({ $, url }: HtmlPage): RawBundle[] {
  return $(".bundle-card[id]")
    .toArray()
    .flatMap((element) => {
      const card = $(element);
      const [price] = moneyIn(card.find(".price").text());
      const link = card.find("a[href]").attr("href");
      if (!price) return [];
      return [
        {
          sourceId: card.attr("id"),
          provider: "Disney",
          title: card.find("h2").text(),
          services: card
            .find("li")
            .toArray()
            .map((item) => $(item).text()),
          category: "Streaming",
          url: link === undefined ? url : new URL(link, url).href,
          currency: "USD",
          ...price,
        },
      ];
    });
}
