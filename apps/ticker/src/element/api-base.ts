// Vite would take a literal `new URL(…, import.meta.url)` for a file to be packed.
const here = import.meta.url;

/** Where the numbers come from: what is given, else what was built in, else the edge that this script came from. */
export function apiBase(given: string | null): string {
  const built: string | undefined = import.meta.env.VITE_API_BASE_URL;
  return (given ?? built ?? new URL("/api", here).href).replace(/\/+$/, "");
}

/** In ms; 15 seconds unless built otherwise, never below 5. */
export function pollEvery(given: string | null): number {
  const built = Number(import.meta.env.VITE_POLL_INTERVAL_MS ?? 15_000);
  const wished = given === null ? built : Number(given);
  return Math.max(5_000, Number.isFinite(wished) && wished > 0 ? wished : 15_000);
}
