import type { HtmlPage } from "../extract/html-page.ts";
import { moneyIn } from "../extract/money-in.ts";
import type { RawBundle } from "../extract/raw-bundle.ts";

/** The plans that include Netflix; what they name under "Included" counts, not what they talk of. */
export function extract({ $, url }: HtmlPage): RawBundle[] {
  return $("section.plan[data-plan]")
    .toArray()
    .flatMap((element) => {
      const plan = $(element);
      const fact = (name: string) =>
        plan
          .find("dt")
          .filter((_, term) => $(term).text().trim() === name)
          .next("dd")
          .text()
          .trim();
      const included = fact("Included");
      if (!/netflix/i.test(included)) return [];
      const lines = fact("Lines");
      const [price] = moneyIn(fact("Your price"));
      return [
        {
          sourceId: plan.attr("data-plan"),
          provider: "T-Mobile",
          title: `Netflix On Us with ${plan.find("h2").text().trim()}`,
          description: plan.find("p").first().text(),
          services: [included],
          category: "Streaming",
          audience: "Carrier customers",
          url,
          ...(price ? { currency: "USD", price: price.price, billingPeriod: "month" } : {}),
          ...(lines ? { eligibility: `${lines} voice lines` } : {}),
        },
      ];
    });
}
