/** Who sees a post on Mastodon, in words. */
export const audiences = [
  { value: "public", label: "Everyone" },
  { value: "unlisted", label: "Everyone, but not in public lists" },
  { value: "private", label: "Followers only" },
  { value: "direct", label: "Only people named in it" },
] as const;
