import { pickValue, type Placed } from "./pick-path.ts";

/**
 * `{path}` alone gives the value itself; among words its text. `{name|id}` takes the first that is there. Undefined when
 * a path leads nowhere.
 */
export function fillTemplate(item: Placed, template: string): unknown {
  const whole = /^\{([^{}]+)\}$/.exec(template)?.[1];
  if (whole !== undefined) return pickFirst(item, whole);
  let complete = true;
  const text = template.replace(/\{([^{}]+)\}/g, (_, path: string) => {
    const value = pickFirst(item, path);
    if (typeof value === "string" || typeof value === "number") return String(value);
    complete = false;
    return "";
  });
  return complete ? text : undefined;
}

function pickFirst(item: Placed, paths: string): unknown {
  for (const path of paths.split("|")) {
    const value = pickValue(item, path);
    if (value !== undefined && value !== null && value !== "") return value;
  }
  return undefined;
}
