import { templateVariables } from "@planrrr/contract/template-variables";

export interface TextPart {
  text: string;
  /** The variable's name, where this part is one. */
  variable?: string;
}

/** A text cut at its variables, so that they can be shown as what they are. */
export function splitVariables(text: string): TextPart[] {
  const known = new Set(templateVariables(text));
  return text
    .split(/(\{\{[^{}]*\}\})/u)
    .filter((part) => part !== "")
    .map((part) => {
      const variable = part.startsWith("{{") ? part.slice(2, -2).trim() : "";
      return known.has(variable) ? { text: part, variable } : { text: part };
    });
}
