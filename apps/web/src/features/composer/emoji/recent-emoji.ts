const key = "planrrr.emoji";
const most = 16;

interface Kept {
  recent: string[];
  tone: string;
}

/** What was used last in this browser, newest first, and the skin tone. */
export function readRecentEmoji(): Kept {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? "{}") as Partial<Kept>;
    const recent = Array.isArray(kept.recent) ? kept.recent.filter((each) => typeof each === "string") : [];
    return { recent: recent.slice(0, most), tone: typeof kept.tone === "string" ? kept.tone : "" };
  } catch {
    return { recent: [], tone: "" };
  }
}

export function keepRecentEmoji(emoji: string, tone: string): void {
  const { recent } = readRecentEmoji();
  try {
    const newest = [emoji, ...recent.filter((each) => each !== emoji)].slice(0, most);
    localStorage.setItem(key, JSON.stringify({ recent: newest, tone }));
  } catch {
    // Storage that is full or forbidden costs only the convenience.
  }
}
