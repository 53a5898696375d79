export interface Settings {
  /** Key of the profile; empty: the first. */
  profile: string;
  /** Seconds between two questions. */
  poll: number;
  /** Said beside the last good number while it can't be updated. */
  fallback: string;
  theme: Theme;
  size: Size;
  /** Nothing but the number, on a see-through ground. */
  obs: boolean;
}
export const THEMES = ["midnight", "daylight", "system"] as const;
export type Theme = (typeof THEMES)[number];
export const SIZES = ["small", "medium", "wall"] as const;
export type Size = (typeof SIZES)[number];
export const POLL_SECONDS = { least: 5, most: 3_600 };
export const LONGEST_FALLBACK = 120;

export const defaults: Settings = {
  profile: "",
  poll: Math.round(Number(import.meta.env.VITE_POLL_INTERVAL_MS ?? 15_000) / 1_000),
  fallback: "",
  theme: "midnight",
  size: "wall",
  obs: false,
};

/** What an address says; what it says wrongly is as if it said nothing. */
export function readSettings(query: URLSearchParams): Settings {
  return {
    profile: query.get("profile") ?? defaults.profile,
    poll: readPoll(query.get("poll")) ?? defaults.poll,
    fallback: (query.get("fallback") ?? defaults.fallback).slice(0, LONGEST_FALLBACK),
    theme: oneOf(THEMES, query.get("theme")) ?? defaults.theme,
    size: oneOf(SIZES, query.get("size")) ?? defaults.size,
    obs: query.get("obs") === "1",
  };
}

/** The address that says it, as short as it can be. */
export function writeSettings(settings: Settings): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(settings)) {
    if (value !== defaults[name as keyof Settings]) query.set(name, value === true ? "1" : String(value));
  }
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}

/** Whole seconds within the limits, or nothing. */
export function readPoll(text: string | null): number | undefined {
  const seconds = text === null || text.trim() === "" ? Number.NaN : Number(text);
  const { least, most } = POLL_SECONDS;
  return Number.isInteger(seconds) && seconds >= least && seconds <= most ? seconds : undefined;
}

export function oneOf<T extends string>(known: readonly T[], text: string | null): T | undefined {
  return known.find((one) => one === text);
}
