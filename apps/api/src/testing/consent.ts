/** Fills in a network's sign-in page as a person would and sends it. Answers where the network leads back to. */
export async function consent(
  page: string,
  answer: { as?: string; decision?: "allow" | "deny" } = {},
): Promise<URL> {
  const html = await (await fetch(page)).text();
  const form = new URLSearchParams({ decision: answer.decision ?? "allow" });
  for (const [input] of html.matchAll(/<input[^>]*>/g)) {
    const [name, value] = [attribute(input, "name"), attribute(input, "value")];
    const isHidden = attribute(input, "type") === "hidden";
    const isChosen = answer.as === undefined ? / checked/.test(input) : value === answer.as;
    if (isHidden || isChosen) form.append(name, value);
  }
  const action = new URL(/<form[^>]*action="([^"]*)"/.exec(html)?.[1] ?? page, page);
  const response = await fetch(action, { method: "POST", body: form, redirect: "manual" });
  const location = response.headers.get("location");
  if (!location) throw new Error(`${response.status}: ${await response.text()}`);
  return new URL(location);
}

const attribute = (tag: string, name: string): string =>
  (new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? "")
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
