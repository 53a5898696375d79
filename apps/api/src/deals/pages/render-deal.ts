import { getBundle, readPriceSteps } from "@planrrr/bundles";
import type { ApiContext } from "../../context.ts";
import { sayWhose } from "./deal-card.ts";
import { dealPage } from "./deal-page.ts";
import { offerMarkup } from "./offer-markup.ts";
import type { PageFrame } from "./page-frame.ts";
import { sayPrice } from "@planrrr/contract";

export interface PagePlace {
  api: ApiContext;
  frame: PageFrame;
  origin: string;
}

export async function renderDeal({ api, frame, origin }: PagePlace, id: string): Promise<string> {
  const deal = await getBundle(api.catalogue, { id });
  const steps = await readPriceSteps(api.db, [deal]);
  const { amount, terms } = sayPrice(deal);
  const canonical = `${origin}/deals/${encodeURIComponent(deal.id)}`;
  return frame.compose({
    title: `${deal.title} · ${deal.provider} · planrrr`,
    description: [`${amount} ${terms}`.trim(), sayWhose(deal), deal.description]
      .filter(Boolean)
      .join(". ")
      .slice(0, 300),
    canonical,
    isHidden: deal.status === "inactive",
    markup: offerMarkup(deal, canonical),
    main: dealPage(deal, steps.get(deal.id) ?? [], api.now(), origin),
  });
}
