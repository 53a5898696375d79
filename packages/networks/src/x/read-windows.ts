import type { NetworkIo, Usage } from "../network.ts";

const PREFIXES: [prefix: string, scope: Usage["scope"], suffix: string][] = [
  ["x-rate-limit", "connection", ""],
  ["x-user-limit-24hour", "connection", " (24 h)"],
  ["x-app-limit-24hour", "app", " (24 h)"],
];

/** X's windows as an answer tells them; there is never a Retry-After. */
export function readWindows(headers: Headers, call: string): Usage[] {
  return PREFIXES.flatMap(([prefix, scope, suffix]) => {
    const read = (name: string): number => Number(headers.get(`${prefix}-${name}`) ?? Number.NaN);
    const [limit, remaining, reset] = [read("limit"), read("remaining"), read("reset")];
    if (![limit, remaining, reset].every((value) => Number.isFinite(value))) return [];
    return [{ scope, name: `${call}${suffix}`, limit, remaining, resetAt: reset * 1000 }];
  });
}

export function noteWindows(io: NetworkIo, headers: Headers, call: string): void {
  for (const window of readWindows(headers, call)) io.noteUsage?.(window);
}

/** When the last of the windows that are used up opens again. */
export function readHoldUntil(headers: Headers): number | undefined {
  const resets = readWindows(headers, "").flatMap(({ remaining, resetAt }) =>
    remaining > 0 ? [] : [resetAt],
  );
  return resets.length === 0 ? undefined : Math.max(...resets);
}
