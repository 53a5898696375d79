/** What people type for a server: `mastodon.social`, `@me@mastodon.social`, or a whole address. Empty is no server. */
export function asServer(typed: string): string | undefined {
  const text = typed.trim().replace(/\/+$/, "");
  if (text === "") return undefined;
  if (/^https?:\/\//i.test(text)) return text;
  return `https://${text.split("@").at(-1) ?? text}`;
}
