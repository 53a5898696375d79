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
  { href: "/audience", word: "Audience" },
  { href: "/community", word: "Community" },
  { href: "/watching", word: "Deals", also: ["/watching/drops", "/watching/sources"] },
  { href: "/connections", word: "Connections" },
];

/** Members meet first, look for deals, and write what waits for a yes; accounts are not theirs to look after. */
export const memberMastheadItems: NavigationItem[] = [
  { href: "/community", word: "Community" },
  ...mastheadItems.filter(({ href }) => href === "/watching"),
  ...mastheadItems.filter(
    ({ href }) => !["/community", "/watching", "/audience", "/connections"].includes(href),
  ),
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
    also: [
      "/account",
      "/team",
      "/connections",
      "/plan",
      "/plan/slots",
      "/keys",
      "/webhooks",
      "/community",
      "/audience",
      "/watching",
      "/watching/drops",
      "/watching/sources",
    ],
  },
];

/** Of a member's narrow screen: the community takes the calendar's place, which is behind "You". */
export const memberBottomItems: typeof bottomItems = [
  { href: "/community", word: "Community", icon: "people" },
  ...bottomItems
    .filter(({ href }) => href !== "/calendar")
    .map((item) =>
      item.href === "/you"
        ? { ...item, also: [...(item.also ?? []).filter((href) => href !== "/community"), "/calendar"] }
        : item,
    ),
];

export function isCurrent({ href, also = [] }: NavigationItem, path: string): boolean {
  return [href, ...also].includes(path.replace(/\/$/, "") || "/");
}
