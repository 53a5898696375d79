/** Whether a page of this origin may use the community. One machine has several names for itself. */
export function isOwnOrigin(origin: string, own: readonly string[]): boolean {
  const asked = plain(origin);
  return asked !== undefined && own.some((each) => plain(each) === asked);
}

const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);

function plain(origin: string): string | undefined {
  if (!URL.canParse(origin)) return undefined;
  const { protocol, hostname, port } = new URL(origin);
  return `${protocol}//${loopback.has(hostname) ? "loopback" : hostname}:${port}`;
}
