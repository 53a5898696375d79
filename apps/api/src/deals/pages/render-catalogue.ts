import { readPriceSteps, searchBundles } from "@planrrr/bundles";
import type { SearchBundlesOutput } from "@planrrr/contract";
import { toAppError } from "../../http/problem.ts";
import { cataloguePage } from "./catalogue-page.ts";
import { type PageQuery, readPageQuery } from "./page-query.ts";
import type { PagePlace } from "./render-deal.ts";

/** The catalogue as somebody asked for it. What can't be understood is said on the page, and what was typed stays. */
export async function renderCatalogue(
  { api, frame, origin }: PagePlace,
  asked: URLSearchParams,
): Promise<string> {
  const { query, found, problem } = await search(api.catalogue, asked);
  const next = new URLSearchParams(asked);
  if (found?.nextCursor) next.set("cursor", found.nextCursor);
  return frame.compose({
    title: query.input.q ? `${query.input.q} · Deals · planrrr` : "Deals · planrrr",
    description: "Subscription deals, what they cost and have cost, searched and compared.",
    canonical: `${origin}/deals`,
    isHidden: asked.size > 0,
    main: cataloguePage({
      query,
      ...(found ? { found } : {}),
      ...(problem ? { problem } : {}),
      steps: await readPriceSteps(api.db, found?.items ?? []),
      now: api.now(),
      origin,
      nextHref: found?.nextCursor ? `/deals?${next.toString()}` : undefined,
    }),
  });
}

async function search(
  catalogue: Parameters<typeof searchBundles>[0],
  asked: URLSearchParams,
): Promise<{ query: PageQuery; found?: SearchBundlesOutput; problem?: string }> {
  try {
    const query = readPageQuery(asked);
    return { query, found: await searchBundles(catalogue, query.input) };
  } catch (error) {
    const expected = toAppError(error);
    if (!expected) throw error;
    const q = asked.get("q")?.slice(0, 200) ?? "";
    return { query: { input: { q, limit: 20 }, least: "", most: "" }, problem: expected.message };
  }
}
