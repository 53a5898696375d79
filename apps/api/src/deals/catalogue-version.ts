import type { ApiContext } from "../context.ts";

const hourMs = 3_600_000;

/** What answers about deals depend on: the deals themselves, and the hour, by which some end soon or are no longer new. */
export async function catalogueVersion(api: ApiContext): Promise<string> {
  const { index } = await api.catalogue.catalogue.current();
  return `${index.version}.${Math.floor(api.now().getTime() / hourMs).toString(36)}`;
}
