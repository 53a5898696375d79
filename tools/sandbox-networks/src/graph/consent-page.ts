/** What a network's own "may this app …?" page shows. */
export interface Consent {
  network: string;
  app: string;
  people: { id: string; name: string; detail: string }[];
  scopes: string[];
  /** Goes back with the form as it came. */
  hidden: { [name: string]: string };
  action: string;
}

/** A plain form, so that it works in any browser and for a test that only has `fetch`. */
export function renderConsent({ network, app, people, scopes, hidden, action }: Consent): string {
  const choices = people.map(
    ({ id, name, detail }, index) =>
      `<label><input type="radio" name="person" value="${escape(id)}"${index === 0 ? " checked" : ""}> <span><b>${escape(name)}</b> ${escape(detail)}</span></label>`,
  );
  const fields = Object.entries(hidden).map(
    ([name, value]) => `<input type="hidden" name="${escape(name)}" value="${escape(value)}">`,
  );
  return page(
    `${network} sandbox: sign in`,
    `<h1>Continue to ${escape(app)}?</h1>
<p>This is a stand-in for ${escape(network)} on this machine. Nothing leaves it.</p>
<form method="post" action="${escape(action)}">
<fieldset><legend>Who are you?</legend>${choices.join("")}</fieldset>
<p>${escape(app)} asks for:</p><ul>${scopes.map((scope) => `<li>${escape(scope)}</li>`).join("")}</ul>
${fields.join("")}
<div class="row"><button name="decision" value="allow">Allow</button><button name="decision" value="deny" class="quiet">Deny</button></div>
</form>`,
  );
}

export function renderProblem(network: string, text: string): string {
  return page(`${network} sandbox: sign in`, `<h1>This sign-in can't go on</h1><p>${escape(text)}</p>`);
}

export function page(title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><link rel="icon" href="data:,"><title>${escape(title)}</title><style>
body{font:1.125rem/1.5 system-ui,sans-serif;margin:0;background:#fff;color:#1c1e21}
main{max-width:32rem;margin:0 auto;padding:1.5rem 1rem}
fieldset{border:1px solid #606770;border-radius:.5rem;margin:0 0 1rem}
label{display:flex;gap:.75rem;align-items:center;min-height:2.75rem}
input{width:1.25rem;height:1.25rem}
.row{display:flex;flex-wrap:wrap;gap:.75rem}
button{font:inherit;min-height:2.75rem;padding:0 1.5rem;border:2px solid #0a58ca;border-radius:.5rem;background:#0a58ca;color:#fff}
button.quiet{background:#fff;color:#0a58ca}
:focus-visible{outline:3px solid #1c1e21;outline-offset:2px}
</style></head><body><main>${body}</main></body></html>`;
}

export function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
