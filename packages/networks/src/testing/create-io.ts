import type { LinkPreview, NetworkIo } from "../network.ts";

export interface TestIo extends NetworkIo {
  media: Map<string, Blob>;
  previews: Map<string, LinkPreview>;
  /** Every request that went out, in order. */
  calls: string[];
  clock: { now: number };
}

/** A `NetworkIo` over the real fetch, with a clock and dice that stand in the test's hand. */
export function createIo(
  options: { now?: number; seed?: number; signal?: AbortSignal; mediaUrl?: NetworkIo["mediaUrl"] } = {},
): TestIo {
  const media = new Map<string, Blob>();
  const previews = new Map<string, LinkPreview>();
  const clock = { now: options.now ?? Date.UTC(2026, 10, 20, 12) };
  const calls: string[] = [];
  let state = options.seed ?? 1;
  return {
    media,
    previews,
    calls,
    clock,
    now: () => clock.now,
    random: () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state / 4_294_967_296;
    },
    fetch: (input, init) => {
      const url = new URL(input instanceof Request ? input.url : input);
      calls.push(`${init?.method ?? "GET"} ${url.pathname}`);
      return fetch(input, init);
    },
    readMedia: async (id) => {
      const file = media.get(id);
      if (file === undefined) throw new Error(`no media ${id}`);
      return file;
    },
    openMedia: async (id, from = 0) => {
      const file = media.get(id);
      if (file === undefined) throw new Error(`no media ${id}`);
      return { stream: file.slice(from).stream(), bytes: file.size, mimeType: file.type };
    },
    mediaUrl: options.mediaUrl ?? ((id) => Promise.reject(new Error(`Nobody serves media ${id}.`))),
    readLinkPreview: async (url) => previews.get(url) ?? null,
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  };
}
