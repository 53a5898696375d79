/** The object's own tables. `posts` knows which posts there are, so that a like needs no question to D1. */
export function createTables(sql: SqlStorage): void {
  sql.exec(`
    CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS timers (kind TEXT PRIMARY KEY, due INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS posts (id TEXT PRIMARY KEY, deleted INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS likes (post TEXT, user TEXT, PRIMARY KEY (post, user)) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS counts (
      post TEXT PRIMARY KEY, likes INTEGER NOT NULL, seq INTEGER NOT NULL, flushed INTEGER NOT NULL DEFAULT 0
    ) WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS counts_dirty ON counts (post) WHERE seq > flushed;
    CREATE TABLE IF NOT EXISTS pollers (
      user TEXT PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL, seen_at INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS muted (user TEXT PRIMARY KEY, name TEXT NOT NULL, until INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS notifications (
      id TEXT PRIMARY KEY, kind TEXT NOT NULL, title TEXT NOT NULL, body TEXT NOT NULL, link TEXT NOT NULL,
      created_at INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS notifications_time ON notifications (created_at);
    CREATE TABLE IF NOT EXISTS outbox (id TEXT PRIMARY KEY, body TEXT NOT NULL, made_at INTEGER NOT NULL) WITHOUT ROWID;
  `);
}

export function readNumber(sql: SqlStorage, key: string): number | undefined {
  const value = readMeta(sql, key);
  return typeof value === "number" ? value : undefined;
}

export function readText(sql: SqlStorage, key: string): string | undefined {
  const value = readMeta(sql, key);
  return typeof value === "string" ? value : undefined;
}

function readMeta(sql: SqlStorage, key: string): SqlStorageValue | undefined {
  const [row] = sql.exec("SELECT value FROM meta WHERE key = ?", key).toArray();
  return row?.["value"];
}

export function writeMeta(sql: SqlStorage, key: string, value: string | number): void {
  sql.exec("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", key, value);
}
