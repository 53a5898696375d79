import { type HtmlPage, textAt } from "../extract/html-page.ts";
import { moneyIn } from "../extract/money-in.ts";
import type { RawBundle } from "../extract/raw-bundle.ts";

/** One plan whose price depends on the number of lines: each is a deal of its own. */
export function extract(page: HtmlPage): RawBundle[] {
  const { $, url } = page;
  const title = textAt(page, "[data-plan-id=play-more] h1");
  return $("[data-plan-id=play-more] .price-per-line tr")
    .toArray()
    .flatMap((row) => {
      const lines = /^(\d+) lines?$/.exec($(row).find("th").text().trim())?.[1];
      const [price] = moneyIn($(row).find("td").text());
      if (lines === undefined || !price) return [];
      return [
        {
          sourceId: `play-more-${lines}`,
          provider: "Verizon",
          title: `${title}, ${lines} ${lines === "1" ? "line" : "lines"}`,
          description: "Price for each line.",
          services: $("[data-plan-id=play-more] .perks li")
            .toArray()
            .map((item) => $(item).text()),
          category: "Mobile",
          audience: "Carrier customers",
          url,
          currency: "USD",
          ...price,
          eligibility: textAt(page, "[data-plan-id=play-more] .fine-print"),
          details: { lines: Number(lines) },
        },
      ];
    });
}
