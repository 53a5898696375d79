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
  webm,
  words,
  type CorpusPost,
  type MediaSpec,
} from "../corpus.ts";

const video = [mp4()];
type Youtube = NonNullable<NonNullable<CorpusPost["post"]["options"]>["youtube"]>;
const withOptions = (youtube: Youtube, media: MediaSpec[] = video) => ({
  text: "How to walk slowly",
  media,
  post: { options: { youtube } },
});
export const youtubePosts: CorpusPost[] = [
  ...breaking("youtube", "videos.insert uploads a video", [
    "Only words",
    "",
    `Look at ${LINK}`,
    { text: "A picture", media: [jpeg()] },
    { text: "Pictures", media: times(3, jpeg()) },
    { text: "A moving picture", media: [gif()] },
    { text: "A drawing", media: [png()] },
  ]),
  ...breakingFiles("youtube", "videos.insert uploads one video", [
    [mp4(), mp4()],
    [mp4(), jpeg()],
    times(4, mp4()),
    [jpeg(), mp4()],
  ]),
  ...breaking("youtube", "snippet.title: at most 100 characters", [
    withOptions({ title: letters(101) }),
    withOptions({ title: letters(150) }),
    withOptions({ title: words(200) }),
    withOptions({ title: letters(101, "ä") }),
    withOptions({ title: letters(300) }),
  ]),
  ...breaking("youtube", "snippet.title is required", [
    { text: "", media: video },
    { text: "   ", media: video },
    { text: "", media: video, post: { options: { youtube: { title: "  " } } } },
  ]),
  ...breaking("youtube", "snippet.description: at most 5,000 bytes", [
    { text: letters(5001), media: video },
    { text: words(6000), media: video },
    { text: letters(2501, "ä"), media: video },
    { text: letters(1700, "漢"), media: video },
    { text: letters(1300, "🙂"), media: video },
    { text: letters(4990), media: video, post: { link: { url: LINK } } },
  ]),
  ...breaking("youtube", "snippet.tags: at most 500 characters together", [
    withOptions({ tags: times(10, letters(51)) }),
    withOptions({ tags: [letters(501)].map((tag) => tag.slice(0, 500)).concat("walks") }),
    withOptions({ tags: times(40, "slow walking") }),
    withOptions({ tags: times(100, "walks") }),
  ]),
  ...breaking("youtube", "snippet.tags: neither empty nor with angle brackets", [
    withOptions({ tags: ["walks", ""] }),
    withOptions({ tags: ["<b>walks</b>"] }),
    withOptions({ tags: ["  "] }),
    withOptions({ tags: ["a > b"] }),
  ]),
  ...breaking("youtube", "snippet.categoryId names a category", [
    withOptions({ categoryId: "people" }),
    withOptions({ categoryId: "999" }),
    withOptions({ categoryId: "-1" }),
    withOptions({ categoryId: "" }),
  ]),
  ...breaking("youtube", "status.publishAt: private until then, public after", [
    withOptions({ privacy: "unlisted", publishAt: "2099-01-01T09:00:00Z" }),
  ]),
  ...breaking("youtube", "status.publishAt: not in the past (error invalidPublishAt)", [
    withOptions({ publishAt: "2020-01-01T09:00:00Z" }),
    withOptions({ publishAt: "2026-01-01T09:00:00Z" }),
  ]),
  ...breakingFiles("youtube", "videos.insert: at most 256 GB", [
    mp4({ bytes: 256 * 1_073_741_824 + 1 }),
    mov({ bytes: 300_000_000_000 }),
  ]),
  ...breakingFiles("youtube", "videos of at most 12 hours", [
    mp4({ durationMs: 43_200_001 }),
    mp4({ durationMs: 50_000_000 }),
    webm({ durationMs: 86_400_000 }),
  ]),
  ...breakingFiles("youtube", "an empty file is none", [mp4({ bytes: 0 }), webm({ bytes: 0 })]),
  ...breaking("youtube", "status.privacyStatus knows no direct one", [
    { media: video, post: { visibility: "direct" } },
  ]),
];
