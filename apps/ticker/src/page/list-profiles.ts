import { apiBase } from "../element/api-base.ts";

export interface ProfileChoice {
  profile: string;
  name: string;
}

/** What the edge counts; nothing when it does not say. */
export async function listProfiles(): Promise<ProfileChoice[]> {
  try {
    const response = await fetch(`${apiBase(null)}/metrics/profiles`, { signal: AbortSignal.timeout(5_000) });
    const { profiles } = (await response.json()) as { profiles: ProfileChoice[] };
    return Array.isArray(profiles) ? profiles : [];
  } catch {
    return [];
  }
}
