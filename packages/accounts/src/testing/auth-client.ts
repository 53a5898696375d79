import { type TestDatabase } from "@planrrr/database/testing";
import type { AuthSettings } from "../auth-settings.ts";
import { type Auth, createAuth } from "../create-auth.ts";
import { quickPasswords } from "./quick-passwords.ts";

const silent = { debug() {}, info() {}, warn() {}, error() {} };

/** An Auth on a test's database with generous limits. */
export function createTestAuth(database: TestDatabase, settings: Partial<AuthSettings> = {}): Auth {
  return createAuth({
    db: database.db,
    secret: "a secret for tests that is long enough",
    trustedOrigins: [],
    signInsPerMinute: 1000,
    signUpsPerMinute: 1000,
    now: Date.now,
    newId: () => crypto.randomUUID(),
    log: silent,
    passwords: quickPasswords,
    ...settings,
  });
}

/** A browser in the sense that matters: it keeps cookies by the rules for Secure and sends an Origin. */
export function createBrowser(auth: Auth, origin: string) {
  const jar = new Map<string, string>();
  const https = origin.startsWith("https:");
  return {
    jar,
    setCookies: [] as string[],
    headers: () =>
      new Headers(jar.size > 0 ? { cookie: [...jar].map((pair) => pair.join("=")).join("; ") } : {}),
    async send(
      method: string,
      path: string,
      body?: unknown,
      extra: { [name: string]: string } = {},
    ): Promise<Response> {
      const headers = this.headers();
      if (method !== "GET") headers.set("origin", origin);
      if (body !== undefined) headers.set("content-type", "application/json");
      for (const [name, value] of Object.entries(extra)) headers.set(name, value);
      const request = new Request(`${origin}/api/auth${path}`, {
        method,
        headers,
        body: body === undefined ? undefined : JSON.stringify(body),
      });
      const response = await auth.handle(request, { https });
      this.setCookies = response.headers.getSetCookie();
      for (const line of this.setCookies) keep(line);
      return response;
    },
  };

  function keep(line: string): void {
    const [pair = "", ...attributes] = line.split("; ");
    const [name = "", value = ""] = pair.split(/=(.*)/s);
    // A browser drops a Secure cookie that comes over plain http: the classic login loop.
    if (attributes.includes("Secure") && !https) return;
    if (attributes.includes("Max-Age=0") || value === "") jar.delete(name);
    else jar.set(name, value);
  }
}

export const person = (name: string) => ({
  name,
  email: `${name}@planrrr.test`,
  password: "a long enough password",
});
