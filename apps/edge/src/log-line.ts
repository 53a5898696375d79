/** One JSON line, which Cloudflare's logs and a local start show alike. */
export function logLine(
  level: "debug" | "info" | "warn" | "error",
  event: string,
  facts: { [name: string]: unknown } = {},
): void {
  const line = JSON.stringify({ level, event, ...facts });
  console[level](line);
}
