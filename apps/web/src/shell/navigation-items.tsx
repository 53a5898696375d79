import type { IconName } from "@planrrr/ui";

export interface NavigationItem {
  href: string;
  word: string;
  icon: IconName;
  /** Further pages that belong to it. */
  also?: string[];
}

/** The pages of the masthead, in its order; the bottom bar shows the same. */
export const navigationItems: NavigationItem[] = [
  { href: "/calendar", word: "Calendar", icon: "calendar" },
  { href: "/posts", word: "Posts", icon: "list", also: ["/post", "/welcome"] },
  { href: "/write", word: "Write", icon: "pencil" },
  { href: "/connections", word: "Connections", icon: "connect" },
];

/** Shown in the bottom bar alone: on a wide screen it is the menu at the right end. */
export const accountItem: NavigationItem = { href: "/account", word: "You", icon: "person" };

export function isCurrent({ href, also = [] }: NavigationItem, path: string): boolean {
  return [href, ...also].includes(path.replace(/\/$/, "") || "/");
}
