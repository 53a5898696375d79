/** What stands at `data.items.0.count`; undefined where there is nothing. Own properties alone. */
export function pick(body: unknown, path: string): unknown {
  let place: unknown = body;
  for (const step of path.split(".").filter((one) => one !== "")) {
    if (typeof place !== "object" || place === null || !Object.hasOwn(place, step)) return undefined;
    place = (place as { [step: string]: unknown })[step];
  }
  return place;
}
