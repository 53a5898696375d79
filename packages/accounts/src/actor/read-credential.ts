/** What a request says about who sends it. At most one counts: a key before a token before a cookie. */
export type Credential =
  | { kind: "api-key"; key: string }
  | { kind: "jwt"; token: string }
  /** A session token, or an API key sent as one. */
  | { kind: "bearer"; token: string }
  | { kind: "cookie"; name: string; value: string };

export const API_KEY_PREFIX = "planrrr_";
const longest = 4096;

export function readCredential(headers: Headers, sessionCookie: string): Credential | null {
  const key = headers.get("x-api-key");
  if (key) return key.length <= longest ? { kind: "api-key", key } : null;
  const authorization = headers.get("authorization");
  if (authorization) return readAuthorization(authorization);
  const cookies = headers.get("cookie");
  const value = cookies ? readCookie(cookies, sessionCookie) : undefined;
  return value && value.length <= longest ? { kind: "cookie", name: sessionCookie, value } : null;
}

function readAuthorization(header: string): Credential | null {
  const token = /^bearer +(\S+)$/i.exec(header.trim())?.[1];
  if (!token || token.length > longest) return null;
  if (token.startsWith(API_KEY_PREFIX)) return { kind: "api-key", key: token };
  return /^eyJ[\w-]*\.[\w-]+\.[\w-]+$/.test(token) ? { kind: "jwt", token } : { kind: "bearer", token };
}

function readCookie(header: string, name: string): string | undefined {
  for (const part of header.split(";")) {
    const at = part.indexOf("=");
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return undefined;
}

/** Whether a request is carried by cookies alone, which a browser sends on behalf of any page. */
export function isCookieOnly(headers: Headers): boolean {
  return headers.has("cookie") && !headers.has("authorization") && !headers.has("x-api-key");
}
