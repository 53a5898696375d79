import { isItem, type Item } from "./read-items.ts";

/** The first text or number of a property; of a thing, its name. */
export function textOf(item: Item, property: string): string | undefined {
  for (const value of item.properties[property] ?? []) {
    if (typeof value === "string" && value.trim() !== "") return value.trim();
    if (typeof value === "number") return String(value);
    const name = isItem(value) ? textOf(value, "name") : undefined;
    if (name !== undefined) return name;
  }
  return undefined;
}
