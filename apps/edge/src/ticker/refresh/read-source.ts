import { toFailure } from "@planrrr/audience";
import {
  type NetworkIo,
  NetworkError,
  type PublicSource,
  readPublicAudience,
  type Usage,
} from "@planrrr/networks/public-audience";
import type { Reading } from "./after-reading.ts";

export interface Outside {
  fetch: typeof fetch;
  now(): number;
}

/** One question to the source; everything that can happen comes back as a value. What is no network's error is a bug. */
export async function readSource(outside: Outside, source: PublicSource): Promise<Reading> {
  const limits: Usage[] = [];
  const startedAt = outside.now();
  const io = toIo(outside, limits);
  try {
    const { followers: total, precision } = await readPublicAudience(io, source);
    return { total, precision, limits, latencyMs: outside.now() - startedAt };
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error;
    return { failure: toFailure(error), limits, latencyMs: outside.now() - startedAt };
  }
}

/** What a network needs for reading; a reader sends no media. */
export function toIo(outside: Outside, limits: Usage[] = []): NetworkIo {
  const none = (): Promise<never> => Promise.reject(new Error("The ticker sends no media."));
  return {
    fetch: outside.fetch,
    now: outside.now,
    random: Math.random,
    readMedia: none,
    openMedia: none,
    mediaUrl: none,
    readLinkPreview: none,
    noteUsage: (usage) => limits.push(usage),
  };
}
