import { badParameter } from "./graph-error.ts";

/** One name of `fields=`, with what stands behind it: `comments.limit(1).summary(true){id,message}`. */
export interface Field {
  name: string;
  modifiers: { [name: string]: string };
  inner: string;
}

export type Node = { [field: string]: unknown };

const FIELD = /^([a-z_0-9]+)((?:\.[a-z_]+\([^)]*\))*)(?:\{(.*)\})?$/s;

export function parseFields(text: string): Field[] {
  return splitTop(text).map((part) => {
    const [, name, modifiers = "", inner = ""] = FIELD.exec(part.trim()) ?? [];
    if (name === undefined) throw badParameter(`Syntax error in fields: ${part}`);
    const pairs = [...modifiers.matchAll(/\.([a-z_]+)\(([^)]*)\)/g)].map(([, key = "", value = ""]) => [
      key,
      value,
    ]);
    return { name, modifiers: Object.fromEntries(pairs), inner };
  });
}

/** The id and what was asked for, as the Graph API answers; `otherwise` stands where nothing was. */
export function pickFields(node: Node, type: string, asked: string, otherwise: string[]): Node {
  const fields =
    asked === "" ? otherwise.map((name) => ({ name, modifiers: {}, inner: "" })) : parseFields(asked);
  const picked: Node = {};
  for (const { name, inner } of fields) {
    if (!(name in node))
      throw badParameter(`Tried accessing nonexistent field (${name}) on node type (${type})`);
    const value = node[name];
    if (value !== undefined && value !== null) picked[name] = inner === "" ? value : pickInner(value, inner);
  }
  return { ...picked, id: node["id"] };
}

function pickInner(value: unknown, inner: string): unknown {
  if (Array.isArray(value)) return value.map((one) => pickInner(one, inner));
  if (typeof value !== "object" || value === null) return value;
  if ("data" in value) return { ...value, data: pickInner(value.data, inner) };
  const names = parseFields(inner).map((field) => field.name);
  return Object.fromEntries(Object.entries(value).filter(([key]) => key === "id" || names.includes(key)));
}

/** Commas between braces or brackets belong to the part. */
function splitTop(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = "";
  for (const character of text) {
    if (character === "{" || character === "(") depth += 1;
    if (character === "}" || character === ")") depth -= 1;
    if (character === "," && depth === 0) {
      parts.push(part);
      part = "";
    } else part += character;
  }
  return [...parts, part].filter((one) => one.trim() !== "");
}
