/** Answers before the mail itself was handed over: nothing of it can have arrived. */
const before = new Set(["CONN", "AUTH", "MAIL FROM", "RCPT TO", "EHLO", "HELO", "STARTTLS"]);
const noWay = new Set(["EDNS", "ECONFIG", "EAUTH", "ETLS", "EENVELOPE"]);

/**
 * Whether a mail that failed may be sent again without reaching somebody twice: the server refused it, or never got so
 * far. A connection that broke after it was handed over says nothing about it.
 */
export function isCertainlyNotSent(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  const { code, command, responseCode } = error as { code?: string; command?: string; responseCode?: number };
  if (typeof responseCode === "number" && responseCode >= 400) return true;
  return noWay.has(code ?? "") || before.has(command ?? "");
}
