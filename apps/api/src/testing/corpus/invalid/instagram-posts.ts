import {
  breaking,
  breakingFiles,
  gif,
  jpeg,
  letters,
  LINK,
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

const story = { options: { instagram: { as: "story" as const } } };
const igReel = { options: { instagram: { as: "reel" as const } } };
const one = [jpeg()];
const tags = (count: number) => Array.from({ length: count }, (_none, index) => `#walk${index}`).join(" ");
const people = (count: number) =>
  Array.from({ length: count }, (_none, index) => `@friend${index}`).join(" ");
export const instagramPosts: CorpusPost[] = [
  ...breaking("instagram", "instagram-user/media: no post without a file", [
    "Only words",
    "",
    `Look at ${LINK}`,
    words(500),
    { text: "A link alone", post: { link: { url: LINK } } },
  ]),
  ...breaking("instagram", "error 2207010: the caption has at most 2,200 characters", [
    { text: letters(2201), media: one },
    { text: letters(2500), media: one },
    { text: words(3000), media: one },
    { text: letters(2201, "漢"), media: one },
    { text: letters(1101, "🙂"), media: one },
    { text: `${letters(2180)} ${LINK}`, media: one },
    { text: letters(10_000), media: [upright()] },
  ]),
  ...breaking("instagram", "instagram-user/media: at most 30 hashtags", [
    { text: tags(31), media: one },
    { text: tags(40), media: one },
    { text: `Slow walks ${tags(31)}`, media: [upright()] },
    { text: tags(60), media: times(2, jpeg()) },
  ]),
  ...breaking("instagram", "instagram-user/media: at most 20 mentions", [
    { text: people(21), media: one },
    { text: people(30), media: one },
    { text: `With ${people(25)}`, media: [upright()] },
  ]),
  ...breakingFiles("instagram", "error 2207028: at most 10 in a carousel", [
    times(11, jpeg()),
    times(15, jpeg()),
    [...times(10, jpeg()), upright()],
    times(20, jpeg()),
  ]),
  ...breakingFiles("instagram", "error 2207005: JPEG alone", [
    png(),
    webp(),
    gif(),
    [jpeg(), png()],
    times(3, png()),
    [jpeg(), webp(), jpeg()],
  ]),
  ...breakingFiles("instagram", "error 2207004: at most 8 MB", [
    jpeg({ bytes: 8_388_609 }),
    jpeg({ bytes: 9_500_000 }),
    [jpeg(), jpeg({ bytes: 12_000_000 })],
    jpeg({ bytes: 40_000_000 }),
  ]),
  ...breakingFiles("instagram", "error 36003: between 4:5 and 1.91:1", [
    jpeg({ width: 1080, height: 1920 }),
    jpeg({ width: 1080, height: 1400 }),
    jpeg({ width: 600, height: 1000 }),
    jpeg({ width: 2000, height: 1000 }),
    jpeg({ width: 3000, height: 1000 }),
    jpeg({ width: 1920, height: 800 }),
    [jpeg(), jpeg({ width: 400, height: 4000 })],
    jpeg({ width: 5000, height: 500 }),
  ]),
  ...breakingFiles("instagram", "alt_text has at most 1,000 characters", [
    jpeg({ alt: letters(1001) }),
    jpeg({ alt: words(1500) }),
    [jpeg(), jpeg({ alt: letters(1200) })],
  ]),
  ...breakingFiles(
    "instagram",
    "reel specifications: 3 seconds to 15 minutes",
    [
      upright({ durationMs: 2_000 }),
      upright({ durationMs: 500 }),
      upright({ durationMs: 900_001 }),
      upright({ durationMs: 1_800_000 }),
    ],
    igReel,
  ),
  ...breakingFiles(
    "instagram",
    "reel specifications: at most 300 MB",
    [upright({ bytes: 300_000_001 }), upright({ bytes: 900_000_000 }), mov({ bytes: 2_000_000_000 })],
    igReel,
  ),
  ...breakingFiles(
    "instagram",
    "reel specifications: 23 to 60 frames a second",
    [upright({ frameRate: 15 }), upright({ frameRate: 120 }), upright({ frameRate: 10 })],
    igReel,
  ),
  ...breakingFiles(
    "instagram",
    "reel specifications: at most 1,920 pixels wide",
    [mp4({ width: 2560, height: 1440 }), mp4({ width: 3840, height: 2160 })],
    igReel,
  ),
  ...breakingFiles(
    "instagram",
    "reel specifications: H.264 or HEVC, MP4 or MOV",
    [
      upright({ videoCodec: "vp9" }),
      upright({ videoCodec: "av1" }),
      webm({ width: 1080, height: 1920 }),
      mov({ videoCodec: "av1" }),
    ],
    igReel,
  ),
  ...breakingFiles(
    "instagram",
    "a reel is one video",
    [jpeg(), [upright(), upright()], [upright(), jpeg()], []],
    igReel,
  ),
  ...breakingFiles(
    "instagram",
    "story specifications: one file, video of 3 to 60 seconds and at most 100 MB",
    [
      [],
      times(2, jpeg()),
      [jpeg(), upright()],
      upright({ durationMs: 61_000 }),
      upright({ durationMs: 1_000 }),
      upright({ bytes: 101_000_000 }),
      jpeg({ bytes: 9_000_000 }),
      png(),
    ],
    story,
  ),
  ...breakingFiles("instagram", "carousel specifications: videos of 3 to 60 seconds, at most 100 MB", [
    [jpeg(), mp4({ durationMs: 61_000 })],
    [jpeg(), mp4({ durationMs: 1_500 })],
    [mp4(), mp4({ bytes: 120_000_000 })],
  ]),
  ...breakingFiles("instagram", "an empty file is none", [jpeg({ bytes: 0 }), upright({ bytes: 0 })]),
];
