const tooEarly = new Set(["EDNS", "ECONFIG", "EAUTH", "ETLS", "EENVELOPE"]);

/**
 * Whether a mail that failed may be sent again without reaching somebody twice: the server refused it, or there was no
 * way to it. A connection that broke or fell silent says nothing of how far it had come.
 */
export function isCertainlyNotSent(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  const { code, syscall, responseCode } = error as { code?: string; syscall?: string; responseCode?: number };
  if (typeof responseCode === "number" && responseCode >= 400) return true;
  return tooEarly.has(code ?? "") || syscall === "connect";
}
