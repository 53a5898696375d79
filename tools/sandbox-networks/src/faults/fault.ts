/** What can go wrong with one request. "Accept" is the moment the network does what was asked. */
export type Fault =
  /** The socket dies before anything happened. */
  | { name: "drop-before-accept" }
  /** It happened; the socket dies before a word about it. */
  | { name: "accept-then-drop" }
  /** It happened; the answer says 500. */
  | { name: "500-after-accept" }
  /** It happened; half of the answer arrives. */
  | { name: "truncate" }
  /** It happened; the answer is an empty 200. */
  | { name: "empty" }
  /** It happened; a page of HTML comes instead of the answer. */
  | { name: "html-after-accept" }
  /** Nothing happened; a proxy's HTML page with 502. */
  | { name: "html" }
  /** Nothing happened; the network says no to the content. */
  | { name: "refuse" }
  /** Nothing happened; the network says no to the token. */
  | { name: "unauthorized" }
  /** Nothing happened; any status with the network's own kind of error body. */
  | { name: "status"; status: number }
  /** Nothing happened; 429 with a reset so many seconds away. */
  | { name: "429"; seconds: number }
  /** Nothing happened; 302 to another address. */
  | { name: "redirect"; location: string }
  /** It happens at once; the answer comes late. */
  | { name: "delay"; ms: number }
  /** The request lies around first; it happens late, also when nobody waits any more. */
  | { name: "delay-before"; ms: number };

const PLAIN = [
  "drop-before-accept",
  "accept-then-drop",
  "500-after-accept",
  "truncate",
  "empty",
  "html-after-accept",
  "html",
  "refuse",
  "unauthorized",
] as const;

/** Reads `accept-then-drop`, `429:<seconds>`, `delay:<ms>`, `status:<code>`, `redirect:<url>` … */
export function parseFault(text: string): Fault | undefined {
  const plain = PLAIN.find((name) => name === text);
  if (plain !== undefined) return { name: plain };
  const colon = text.indexOf(":");
  const name = text.slice(0, colon);
  const value = text.slice(colon + 1);
  if (name === "redirect" && URL.canParse(value)) return { name, location: value };
  const number = Number(value);
  if (value === "" || !Number.isInteger(number) || number < 0) return undefined;
  if (name === "429") return { name, seconds: number };
  if (name === "delay" || name === "delay-before") return { name, ms: number };
  if (name === "status" && number >= 400 && number < 600) return { name, status: number };
  return undefined;
}
