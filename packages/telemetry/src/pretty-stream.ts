const COLORS = { error: 31, fatal: 31, warn: 33, info: 36, debug: 90, trace: 90 } as const;
const DIM = 90;
const HIDDEN = new Set(["level", "time", "name", "msg", "err"]);

/** Turns JSON lines into `12:30:05 worker  publication published  network=bluesky lateMs=12`. */
export function createPrettyStream(
  out: { write(line: string): unknown },
  { color }: { color: boolean },
): { write(line: string): void } {
  const paint = (code: number, text: string) => (color ? `\u001b[${code}m${text}\u001b[0m` : text);

  function format(line: string): string {
    const entry: unknown = JSON.parse(line);
    if (typeof entry !== "object" || entry === null) return line;
    const fields = new Map<string, unknown>(Object.entries(entry));
    const level = String(fields.get("level"));
    const details = [...fields]
      .filter(([key]) => !HIDDEN.has(key))
      .map(([key, value]) => `${key}=${typeof value === "string" ? value : JSON.stringify(value)}`);
    const message = fields.get("msg");
    const calm = level === "info";
    const parts = [
      paint(DIM, clock(fields.get("time"))),
      fields.has("name") ? String(fields.get("name")).padEnd(7) : "",
      ...(calm ? [] : [paint(level in COLORS ? COLORS[level as keyof typeof COLORS] : DIM, level)]),
      typeof message === "string" ? message : "",
      ...(details.length === 0 ? [] : [paint(DIM, details.join(" "))]),
    ];
    return `${parts.filter(Boolean).join("  ")}\n${errorText(fields.get("err"))}`;
  }

  return {
    write(line) {
      let text = line;
      try {
        text = format(line);
      } catch {
        // Not one of ours: shown as it came.
      }
      out.write(text);
    },
  };
}

/** The local time of day. */
function clock(time: unknown): string {
  return typeof time === "string" ? new Date(time).toTimeString().slice(0, 8) : "";
}

function errorText(error: unknown): string {
  if (typeof error !== "object" || error === null) return "";
  const text = "stack" in error ? String(error.stack) : JSON.stringify(error);
  return `${text
    .split("\n")
    .map((line) => `    ${line.trim()}`)
    .join("\n")}\n`;
}
