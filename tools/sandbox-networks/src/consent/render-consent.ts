import { html } from "hono/html";

export interface Consent {
  /** Whose page it is: `X`, `Google`. */
  vendor: string;
  clientId: string;
  scopes: string[];
  accounts: { id: string; label: string }[];
  /** What the form carries back unchanged. */
  hidden: { [name: string]: string };
  /** Google lets people leave single scopes out. */
  areScopesOptional?: boolean;
}

/** The page on which a person lets an app use an account: a plain form, no script. */
export function renderConsent(consent: Consent) {
  const { vendor, clientId, accounts, hidden } = consent;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <link rel="icon" href="data:," />
        <meta name="viewport" content="width=device-width" />
        <title>${vendor} (sandbox): let ${clientId} use your account</title>
        <style>
          body {
            font:
              1rem/1.5 system-ui,
              sans-serif;
            max-width: 30rem;
            margin: 2rem auto;
            padding: 0 1rem;
            color: #111;
            background: #fff;
          }
          fieldset {
            min-width: 0;
            overflow-wrap: anywhere;
          }
          label,
          button {
            display: block;
            min-height: 44px;
            font: inherit;
          }
          button {
            display: inline-block;
            padding: 0 1.5rem;
          }
        </style>
      </head>
      <body>
        <main>
          <h1>${vendor} sandbox</h1>
          <p>${clientId} wants to use your account.</p>
          <form method="post">
            ${Object.entries(hidden).map(
              ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
            )}
            <fieldset>
              <legend>Account</legend>
              ${accounts.map(
                ({ id, label }, index) =>
                  html`<label
                    ><input type="radio" name="account" value="${id}" ${index === 0 ? "checked" : ""} />
                    ${label}</label
                  >`,
              )}
            </fieldset>
            <fieldset>
              <legend>It may</legend>
              ${renderScopes(consent)}
            </fieldset>
            <button name="decision" value="allow">Allow</button>
            <button name="decision" value="deny">Deny</button>
          </form>
        </main>
      </body>
    </html>`;
}

function renderScopes({ scopes, areScopesOptional }: Consent) {
  return scopes.map((scope) =>
    areScopesOptional === true
      ? html`<label><input type="checkbox" name="granted" value="${scope}" checked /> ${scope}</label>`
      : html`<p>${scope}</p>`,
  );
}

/** What a vendor shows instead when the request itself is wrong: there is no safe way back to the app. */
export function renderRefusal(vendor: string, reason: string) {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <link rel="icon" href="data:," />
        <title>${vendor} (sandbox): not possible</title>
      </head>
      <body>
        <main>
          <h1>Something went wrong</h1>
          <p>${reason}</p>
        </main>
      </body>
    </html>`;
}
