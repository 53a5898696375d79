const variable = /\{\{\s*([\p{L}\p{N}][\p{L}\p{N}_. -]{0,59}?)\s*\}\}/gu;

/** The names in `{{…}}`, each once, in their order. */
export function templateVariables(text: string): string[] {
  return [...new Set(Array.from(text.matchAll(variable), ([, name = ""]) => name))];
}

/** The text with its variables filled in; those without a value stay as they are and are named. */
export function fillTemplate(
  text: string,
  values: { [name: string]: string },
): { text: string; missing: string[] } {
  const given = new Map(Object.entries(values));
  return {
    text: text.replaceAll(variable, (whole: string, name: string) => given.get(name) ?? whole),
    missing: templateVariables(text).filter((name) => !given.has(name)),
  };
}
