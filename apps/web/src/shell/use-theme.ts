"use client";

import { useSyncExternalStore } from "react";
import { THEME_KEY } from "./theme-script.ts";

export const themes = [
  { value: "midnight", label: "Midnight" },
  { value: "daylight", label: "Daylight" },
  { value: "system", label: "As my device" },
] as const;

export type Theme = (typeof themes)[number]["value"];

const changed = new EventTarget();

function readTheme(): Theme {
  const { theme } = document.documentElement.dataset;
  return themes.find(({ value }) => value === theme)?.value ?? "midnight";
}

function chooseTheme(theme: Theme): void {
  document.documentElement.dataset["theme"] = theme;
  try {
    localStorage.setItem(THEME_KEY, theme);
  } catch {
    // Storage is forbidden here: the choice holds until the page is left.
  }
  changed.dispatchEvent(new Event("change"));
}

function subscribe(onChange: () => void): () => void {
  changed.addEventListener("change", onChange);
  return () => changed.removeEventListener("change", onChange);
}

export function useTheme(): { theme: Theme; chooseTheme: (theme: Theme) => void } {
  const theme = useSyncExternalStore(subscribe, readTheme, () => "midnight" as const);
  return { theme, chooseTheme };
}
