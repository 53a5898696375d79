import { AppError } from "@planrrr/contract";
import type { Hono } from "hono";
import type { ApiContext } from "../context.ts";
import { answerFromCache } from "../deals/answer-from-cache.ts";
import { listAddresses, robotsText } from "../deals/pages/addresses.ts";
import { openPageFrame } from "../deals/pages/page-frame.ts";
import { renderCatalogue } from "../deals/pages/render-catalogue.ts";
import { renderDeal } from "../deals/pages/render-deal.ts";
import { answer } from "../http/answer.ts";
import type { ApiHono, ApiRequest } from "../http/call.ts";
import { countRequest } from "../http/rate-limit.ts";
import type { WebPages } from "../web/index-pages.ts";
import { originOf } from "./rest.ts";
import { sendFile } from "./web.ts";

const htmlType = "text/html; charset=utf-8";

/** The public pages of deals: made here, since they say what is true now, inside the frame that the web app built. */
export function dealRoutes(app: Hono<ApiHono>, api: ApiContext, pages: WebPages): void {
  const file = pages.find("/deals");
  if (!file) return;
  const frame = openPageFrame(file);
  const page = async (c: ApiRequest, route: string, make: () => Promise<string>) => {
    c.var.call.route = route;
    await countRequest(c, api.rateLimits);
    const response = await answerFromCache(c, api, htmlType, make);
    response.headers.set("Content-Security-Policy", frame.policy);
    response.headers.set("Cross-Origin-Resource-Policy", "same-origin");
    return response;
  };
  const place = (c: ApiRequest) => ({ api, frame, origin: originOf(api, c) });

  app.get("/deals", (c) =>
    page(c, "/deals", () => renderCatalogue(place(c), new URL(c.req.url).searchParams)),
  );
  app.get("/deals/:id", async (c) => {
    try {
      return await page(c, "/deals/{id}", () => renderDeal(place(c), c.req.param("id").slice(0, 60)));
    } catch (error) {
      // Who follows an old link gets a page, not a problem in JSON.
      if (!(error instanceof AppError) || error.code !== "NOT_FOUND" || !pages.notFound) throw error;
      return sendFile(c, pages.notFound, 404);
    }
  });
  app.get("/sitemap.xml", async (c) => {
    c.var.call.route = "/sitemap.xml";
    await countRequest(c, api.rateLimits);
    const origin = originOf(api, c);
    return answerFromCache(c, api, "application/xml", () => listAddresses(api, origin));
  });
  app.get("/robots.txt", (c) => {
    c.var.call.route = "/robots.txt";
    return answer(c, 200, robotsText(originOf(api, c)), "text/plain; charset=utf-8");
  });
}
