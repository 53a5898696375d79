/** Our cookies' names begin with it. */
export const COOKIE_PREFIX = "planrrr";

/** Issuer and audience of our JWTs: the same whichever way a request came in. */
export function tokenIssuer(baseUrl: string | undefined): string {
  return baseUrl ? new URL(baseUrl).origin : "planrrr";
}
