import type { PublicationContent } from "@planrrr/contract";

/** The same for the same content, whatever the order of its keys. */
export async function fingerprintContent(content: PublicationContent): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(content, sortKeys));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
