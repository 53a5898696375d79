import { isCookieOnly, ownOrigins } from "@planrrr/accounts";
import { AppError } from "@planrrr/contract";
import { type ApiRequest, isRead } from "./call.ts";

export interface OriginRules {
  baseUrl: string | undefined;
  trustedOrigins: string[];
}

/**
 * Refuses a change that a browser sends with its cookies on behalf of another site's page. Browsers write an Origin
 * into every such request; keys and tokens are never sent by themselves and need none.
 */
export function checkOrigin(c: ApiRequest, rules: OriginRules): void {
  if (isRead(c) || !isCookieOnly(c.req.raw.headers)) return;
  const origin = c.req.header("origin");
  const site = c.req.header("sec-fetch-site");
  const foreign =
    origin === undefined
      ? site !== undefined && site !== "same-origin" && site !== "none"
      : !isAllowed(c, origin, rules);
  if (foreign)
    throw new AppError(
      "FORBIDDEN",
      "This page may not use your session. If it should, add its origin to CORS_ORIGINS.",
    );
}

function isAllowed(c: ApiRequest, origin: string, { baseUrl, trustedOrigins }: OriginRules): boolean {
  const { https, host } = c.var.call.arrival;
  return (
    trustedOrigins.includes(origin) ||
    ownOrigins(host, { baseUrl, secure: https || baseUrl?.startsWith("https:") === true }).includes(origin)
  );
}
