/** A refusal of the API, by its code. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly code: string;

  constructor(code: string, detail: string) {
    super(detail);
    this.code = code;
  }
}

/** A request of a page that has no React; refusals are thrown. */
export async function ask<Answer>(path: string, json?: object): Promise<Answer> {
  const response = await fetch(
    path,
    json && { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(json) },
  );
  const answer: unknown = await response.json();
  if (response.ok) return answer as Answer;
  const { code = "", detail = "" } = answer as { code?: string; detail?: string };
  throw new Refusal(code, detail);
}

export const find = (selector: string) => document.querySelector<HTMLElement>(selector);
export const reveal = (selector: string) => find(selector)?.removeAttribute("hidden");
export const conceal = (selector: string) => find(selector)?.setAttribute("hidden", "");

export function fill(selector: string, words: string): void {
  const place = find(selector);
  if (place) place.textContent = words;
}
