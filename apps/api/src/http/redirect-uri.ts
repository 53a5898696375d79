/** Where a network sends people back to. It is registered there letter by letter. */
export function redirectUri(origin: string, network: string): string {
  return new URL(`/api/connections/${encodeURIComponent(network)}/callback`, origin).href;
}
