import { AbstractCrudObject, FacebookAdsApi } from "facebook-nodejs-business-sdk";

/** Points the vendor's client, whose addresses are static, at a stand-in. Its crash reports would go to Meta: off. */
export function aimSdk(url: string, token: string): FacebookAdsApi {
  const statics = { GRAPH: url, GRAPH_VIDEO: url, VERSION: "v26.0" };
  for (const [name, value] of Object.entries(statics))
    Object.defineProperty(FacebookAdsApi, name, { get: () => value, configurable: true });
  return FacebookAdsApi.init(token, "en_US", false);
}

/** What Meta said of a call that the client gave up. */
export async function graphErrorOf(call: Promise<unknown>): Promise<unknown> {
  const error: unknown = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (typeof error === "object" && error !== null && "response" in error) return error.response;
  throw new Error(`expected an error of the Graph API, got ${String(error)}`, { cause: error });
}

/** Everything the Graph API sent: the client's classes show only the fields they know. */
export function dataOf(object: AbstractCrudObject): { [field: string]: unknown } {
  return object.exportAllData();
}

/** The same of a page of a list. */
export async function listNodes(list: unknown): Promise<{ [field: string]: unknown }[]> {
  const page: unknown = await list;
  if (!Array.isArray(page)) throw new Error("expected a list");
  return page.flatMap((one) => (one instanceof AbstractCrudObject ? [dataOf(one)] : []));
}
