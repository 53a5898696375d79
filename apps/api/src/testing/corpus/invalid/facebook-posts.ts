import {
  breaking,
  breakingFiles,
  gif,
  jpeg,
  letters,
  mov,
  mp4,
  png,
  times,
  upright,
  webm,
  webp,
  words,
  type CorpusPost,
} from "../corpus.ts";

const reel = { options: { facebook: { as: "reel" as const } } };
export const facebookPosts: CorpusPost[] = [
  ...breaking("facebook", "page/feed: message has at most 63,206 characters", [
    letters(63_207),
    letters(70_000),
    words(63_300),
    `${letters(63_200)}\n\nMore!`,
    letters(63_207, "ä"),
  ]),
  ...breaking("facebook", "page/feed needs a message, a link or a file", ["", "   ", "\n"]),
  ...breakingFiles("facebook", "page/photos: at most 10 MB", [
    jpeg({ bytes: 10_000_001 }),
    png({ bytes: 14_000_000 }),
    gif({ bytes: 11_000_000 }),
    [jpeg(), jpeg({ bytes: 25_000_000 })],
  ]),
  ...breakingFiles("facebook", "page/photos: no WebP by upload", [
    webp(),
    [jpeg(), webp()],
    times(3, webp()),
  ]),
  ...breakingFiles("facebook", "one post holds at most 10 photos", [
    times(11, jpeg()),
    times(12, png()),
    times(20, jpeg()),
  ]),
  ...breakingFiles("facebook", "a video is a post of its own", [
    [mp4(), jpeg()],
    [jpeg(), mp4()],
    [mp4(), mp4()],
    [jpeg(), jpeg(), mov()],
  ]),
  ...breakingFiles("facebook", "video-api error 1363023: at most 2 GB here", [
    mp4({ bytes: 2_000_000_001 }),
    mov({ bytes: 4_000_000_000 }),
    mp4({ bytes: 10_000_000_000 }),
  ]),
  ...breakingFiles("facebook", "page/videos: at most 240 minutes", [
    mp4({ durationMs: 14_400_001 }),
    mp4({ durationMs: 15_000_000 }),
    mov({ durationMs: 36_000_000 }),
  ]),
  ...breakingFiles("facebook", "page/videos: at least a second", [
    mp4({ durationMs: 0 }),
    mp4({ durationMs: 400 }),
    mp4({ durationMs: 999 }),
  ]),
  ...breakingFiles("facebook", "page/videos: no WebM", [webm(), webm({ bytes: 1_000_000 })]),
  ...breakingFiles("facebook", "an empty file is none", [jpeg({ bytes: 0 }), mp4({ bytes: 0 })]),
  ...breakingFiles(
    "facebook",
    "reels-publishing: 3 to 90 seconds",
    [
      upright({ durationMs: 2_999 }),
      upright({ durationMs: 1_000 }),
      upright({ durationMs: 90_001 }),
      upright({ durationMs: 180_000 }),
      upright({ durationMs: 3_600_000 }),
    ],
    reel,
  ),
  ...breakingFiles(
    "facebook",
    "reels-publishing: 9:16",
    [
      mp4(),
      mp4({ width: 1080, height: 1080 }),
      mp4({ width: 1080, height: 1350 }),
      mp4({ width: 1920, height: 1080 }),
    ],
    reel,
  ),
  ...breakingFiles(
    "facebook",
    "reels-publishing: at least 540 × 960",
    [upright({ width: 360, height: 640 }), upright({ width: 270, height: 480 })],
    reel,
  ),
  ...breakingFiles(
    "facebook",
    "reels-publishing: 24 to 60 frames a second",
    [upright({ frameRate: 15 }), upright({ frameRate: 120 }), upright({ frameRate: 12 })],
    reel,
  ),
  ...breakingFiles(
    "facebook",
    "reels-publishing: one video",
    [[], jpeg(), [upright(), upright()], [upright(), jpeg()], times(3, jpeg())],
    reel,
  ),
];
