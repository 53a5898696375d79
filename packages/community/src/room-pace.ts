/** How fast a room goes, in ms. */
export const roomPace = {
  /** Cheers within this long travel as one frame; a little longer in a large room (`cheersDelay`). */
  cheersMs: 250,
  /** Joins and leaves, too; more in a large room (`presenceDelay`). */
  presenceMs: 250,
  /** Presence is told this often even when nobody comes or goes. */
  presencePeriodMs: 30_000,
  newPostsMs: 500,
  likeNewsMs: 1_000,
  /** Likes of this long are committed, and then acknowledged, together. */
  likeCommitMs: 10,
  /** Counts reach the database this often, whatever the number of likes. */
  flushMs: 60_000,
  /** Who polls instead of holding a socket counts as there for this long. */
  pollerMs: 90_000,
  notificationsKeptMs: 7 * 24 * 60 * 60_000,
} as const;
