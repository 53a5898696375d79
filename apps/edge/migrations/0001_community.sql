-- No two posts of a room share a `created_at`: it is their place in the feed and the cursor of its pages.
CREATE TABLE posts (
  team_id TEXT NOT NULL,
  id TEXT NOT NULL,
  author_id TEXT NOT NULL,
  author_name TEXT NOT NULL,
  author_role TEXT NOT NULL,
  text TEXT NOT NULL,
  link TEXT,
  created_at INTEGER NOT NULL,
  pinned_at INTEGER,
  pinned_by TEXT,
  deleted_at INTEGER,
  PRIMARY KEY (team_id, id)
) WITHOUT ROWID;
CREATE UNIQUE INDEX posts_feed ON posts (team_id, created_at);
CREATE INDEX posts_pinned ON posts (team_id, pinned_at) WHERE pinned_at IS NOT NULL;

-- Written behind by the rooms: absolute counts, and only forward.
CREATE TABLE post_like_counts (
  team_id TEXT NOT NULL,
  post_id TEXT NOT NULL,
  likes INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (team_id, post_id)
) WITHOUT ROWID;

CREATE TABLE reports (
  team_id TEXT NOT NULL,
  post_id TEXT NOT NULL,
  reporter_id TEXT NOT NULL,
  reason TEXT NOT NULL,
  reported_at INTEGER NOT NULL,
  PRIMARY KEY (team_id, post_id, reporter_id)
) WITHOUT ROWID;

-- Whom an announcement to all goes to.
CREATE TABLE rooms (
  team_id TEXT NOT NULL PRIMARY KEY,
  active_at INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE announcements (
  id TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  link TEXT NOT NULL,
  team_ids TEXT,
  created_at INTEGER NOT NULL,
  -- Rooms are told in the order of their names; NULL once all have it.
  next_team_id TEXT,
  rooms INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE INDEX announcements_open ON announcements (created_at) WHERE next_team_id IS NOT NULL;
