import type { ContentfulStatusCode } from "hono/utils/http-status";

const TYPES = "https://api.x.com/2/problems/";

/** Answered as v2's problem+json, see docs.x.com/x-api/fundamentals/response-codes-and-errors. */
export class XProblem extends Error {
  override readonly name = "XProblem";
  readonly status: ContentfulStatusCode;
  readonly body: { [key: string]: unknown };

  constructor(status: ContentfulStatusCode, body: { [key: string]: unknown }) {
    super(String(body["detail"] ?? body["title"]));
    this.status = status;
    this.body = body;
  }
}

const blank = (status: ContentfulStatusCode, title: string, detail: string): XProblem =>
  new XProblem(status, { title, type: "about:blank", status, detail });

export const unauthorized = (): XProblem => blank(401, "Unauthorized", "Unauthorized");
/** X's catch-all: a duplicate, a text too long, a missing scope; `type` tells none of them apart. */
export const forbidden = (detail = "Forbidden"): XProblem => blank(403, "Forbidden", detail);
export const tooMany = (): XProblem => blank(429, "Too Many Requests", "Too Many Requests");

export const invalidRequest = (message: string, parameters: { [name: string]: unknown[] } = {}): XProblem =>
  new XProblem(400, {
    errors: [{ parameters, message }],
    title: "Invalid Request",
    detail: "One or more parameters to your request was invalid.",
    type: `${TYPES}invalid-request`,
  });

/** network-facts §3: credits exhausted, the user must pay. */
export const creditsDepleted = (): XProblem =>
  new XProblem(402, {
    title: "CreditsDepleted",
    detail: "Your enrolled account does not have any credits to fulfill this request.",
    type: `${TYPES}credits`,
  });

/** network-facts §3: the volume cap of reads; unlike a rate limit it names no reset in its headers. */
export const usageCapped = (): XProblem =>
  new XProblem(429, {
    title: "UsageCapExceeded",
    period: "Monthly",
    scope: "Product",
    detail: "Usage cap exceeded: Monthly product cap",
    type: `${TYPES}usage-capped`,
  });

/** Inside a 200: the request was fine, the thing is not there. */
export const notFoundError = (parameter: string, value: string, resourceType = "tweet") => ({
  value,
  parameter,
  resource_id: value,
  resource_type: resourceType,
  title: "Not Found Error",
  detail: `Could not find ${resourceType} with ${parameter}: [${value}].`,
  type: `${TYPES}resource-not-found`,
});
