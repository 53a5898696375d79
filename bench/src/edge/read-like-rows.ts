import { readdirSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as delay } from "node:timers/promises";

export interface LikeRow {
  likes: number;
  seq: number;
}

const flushMs = 60_000;

/** What D1 holds about a post once the room's minute is over. */
export async function readLikeRows(
  dataDir: string,
  teamId: string,
  postId: string,
  likedAt: number,
): Promise<LikeRow[]> {
  const end = likedAt + flushMs + 30_000;
  for (;;) {
    const rows = readNow(dataDir, teamId, postId);
    if (rows.length > 0 || performance.now() > end) return rows;
    await delay(500);
  }
}

function readNow(dataDir: string, teamId: string, postId: string): LikeRow[] {
  const folder = path.join(dataDir, "d1");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    (name) => name.endsWith(".sqlite") && !name.endsWith("metadata.sqlite"),
  );
  return files.flatMap((file) => {
    const database = new DatabaseSync(path.join(folder, file), { readOnly: true });
    try {
      const statement = database.prepare(
        "SELECT likes, seq FROM post_like_counts WHERE team_id = ? AND post_id = ?",
      );
      return statement
        .all(teamId, postId)
        .map((row) => ({ likes: Number(row["likes"]), seq: Number(row["seq"]) }));
    } finally {
      database.close();
    }
  });
}
