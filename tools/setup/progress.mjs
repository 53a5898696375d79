/**
 * On a terminal one line that is written over; elsewhere a line per step, and one now and then while it lasts.
 * All on standard error: a command's own output stays clean.
 * @param {{ write: (text: string) => unknown, isTTY?: boolean }} out
 */
export function createProgress(out = process.stderr) {
  const isTerminal = out.isTTY === true && process.env["TERM"] !== "dumb";
  const everyMs = isTerminal ? 200 : 15_000;
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  let title = "";
  let detail = "";
  let startedAt = 0;

  const seconds = () => Math.round((performance.now() - startedAt) / 1_000);
  const line = () => `${title}${detail ? ` (${detail})` : ""}`;
  const show = () =>
    out.write(isTerminal ? `\r\u001B[2K${line()} … ${seconds()} s` : `${line()} … ${seconds()} s\n`);

  return {
    /** @param {string} text */
    step(text) {
      clearInterval(timer);
      title = text;
      detail = "";
      startedAt = performance.now();
      out.write(isTerminal ? `\r\u001B[2K${title} …` : `${title} …\n`);
      timer = setInterval(show, everyMs).unref();
    },
    /** @param {string} text */
    detail(text) {
      detail = text;
    },
    /** @param {string} [text] */
    done(text) {
      clearInterval(timer);
      if (isTerminal) out.write("\r\u001B[2K");
      if (text) out.write(`${text}\n`);
    },
    /** @param {string} text */
    note(text) {
      if (isTerminal) out.write("\r\u001B[2K");
      out.write(`${text}\n`);
    },
  };
}
