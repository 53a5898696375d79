import type { IconName } from "@planrrr/ui";

export interface NavigationItem {
  href: string;
  word: string;
  /** Further pages that belong to it. */
  also?: string[];
}

/** The words of the masthead, in its order. */
export const mastheadItems: NavigationItem[] = [
  { href: "/calendar", word: "Calendar" },
  { href: "/posts", word: "Posts", also: ["/post", "/unsent", "/welcome"] },
  { href: "/plan", word: "Plan", also: ["/plan/slots"] },
  { href: "/connections", word: "Connections" },
];

/** The four of a narrow screen; everything else is behind "You". */
export const bottomItems: (NavigationItem & { icon: IconName })[] = [
  { href: "/calendar", word: "Calendar", icon: "calendar" },
  { href: "/posts", word: "Posts", icon: "list", also: ["/post", "/unsent", "/welcome"] },
  { href: "/write", word: "Write", icon: "pencil" },
  {
    href: "/you",
    word: "You",
    icon: "person",
    also: ["/account", "/team", "/connections", "/plan", "/plan/slots", "/keys"],
  },
];

export function isCurrent({ href, also = [] }: NavigationItem, path: string): boolean {
  return [href, ...also].includes(path.replace(/\/$/, "") || "/");
}
