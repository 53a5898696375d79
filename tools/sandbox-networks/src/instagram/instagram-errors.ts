import { GraphError } from "../graph/graph-error.ts";

/** By subcode: Meta's code, whether it passes by itself, and its words [doc instagram-platform error-codes, 2 Jun 2026]. */
const ERRORS: { [subcode: number]: { code: number; transient?: boolean; words: string } } = {
  2207003: { code: -2, transient: true, words: "It takes too long to download the media." },
  2207004: { code: 36_000, words: "The image is too large to download. It should be less than 8 MiB." },
  2207005: { code: 36_001, words: "The image format is not supported. Supported formats are: JPEG." },
  2207008: { code: 24, words: "The media builder with this creation id does not exist or has expired." },
  2207009: { code: 36_003, words: "The submitted image does not have an accepted aspect ratio." },
  2207010: { code: 36_004, words: "The caption was too long." },
  2207020: { code: -2, words: "The media you are trying to access has expired. Please try to upload again." },
  2207023: { code: 100, words: "The media type is unknown." },
  2207026: { code: 352, words: "The video format is not supported. Please upload MP4 or MOV." },
  2207027: { code: 9007, words: "The media is not ready for publishing, please wait for a moment." },
  2207028: {
    code: 100,
    words: "Your post won't work as a carousel. It needs at least 2 and at most 10 media.",
  },
  2207032: { code: -1, transient: true, words: "Create media fail, please try to re-create media." },
  2207042: {
    code: 9,
    words: "You reached maximum number of posts that is allowed to be published by Content Publishing API.",
  },
  2207051: { code: 4, words: "We restrict certain activity to protect our community." },
  2207052: { code: 9004, words: "The media could not be fetched from this URI." },
};

export function instagramError(subcode: number): GraphError {
  const { code, transient = false, words } = ERRORS[subcode] ?? { code: 100, words: "Invalid parameter" };
  const title = words.split(".")[0];
  return new GraphError({ message: words, code, subcode, transient, title, userMessage: words });
}
