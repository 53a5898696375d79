import type { Template } from "@planrrr/contract";

export type TemplateKind = Template["kind"] | "all";

/** Those whose name or text has every word that is looked for, by name. Accents and capitals do not matter. */
export function findTemplates(
  templates: readonly Template[],
  search: string,
  kind: TemplateKind,
): Template[] {
  const words = plain(search).split(/\s+/).filter(Boolean);
  return templates
    .filter((template) => kind === "all" || template.kind === kind)
    .filter(({ name, text }) => words.every((word) => plain(`${name} ${text}`).includes(word)))
    .toSorted((a, b) => a.name.localeCompare(b.name, "en", { numeric: true }));
}

function plain(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
}
