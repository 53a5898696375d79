import type { ContentCase, RefusedCase } from "../conformance/harness.ts";
import type { TestIo } from "./create-io.ts";
import { addFile, addPicture } from "./pictures.ts";

/** Ends a text so that it has exactly `length` characters. */
export function fillText(text: string, length: number, unit = "x"): string {
  return text + unit.repeat(length - text.length);
}

const EMOJI = "👩‍👩‍👧‍👦🏳️‍🌈🇺🇳👍🏽";
const SCRIPTS = "Grüße, 日本語テキスト, שלום, مرحبا, नमस्ते, e\u0301, 𝒳";

export const TEXTS: ContentCase[] = [
  { name: "a plain text", mediaCount: 0, make: (_io, text) => ({ text, media: [] }) },
  {
    name: "emoji families and flags",
    mediaCount: 0,
    make: (_io, text) => ({ text: `${text} ${EMOJI}`, media: [] }),
  },
  { name: "many scripts", mediaCount: 0, make: (_io, text) => ({ text: `${text} ${SCRIPTS}`, media: [] }) },
  {
    name: "paragraphs and lines",
    mediaCount: 0,
    make: (_io, text) => ({ text: `${text}\n\nSecond\nline\n\n\nThird`, media: [] }),
  },
  {
    name: "what HTML takes for its own",
    mediaCount: 0,
    make: (_io, text) => ({ text: `${text} <b>&amp; "quotes" 'and' &lt; \\ more`, media: [] }),
  },
  {
    name: "links, tags and mentions",
    mediaCount: 0,
    make: (_io, text) => ({
      text: `${text} 👨‍👩‍👧 see https://example.com/a?b=c&d=e#f, (https://example.org) #größe #tag @bob @bob.test @nobody@example.com`,
      media: [],
    }),
  },
  { name: "a language", mediaCount: 0, make: (_io, text) => ({ text, media: [], language: "de" }) },
  { name: "half a character", mediaCount: 0, make: (_io, text) => ({ text: `${text} \ud83d.`, media: [] }) },
  {
    name: "a link card of a page that can't be read",
    mediaCount: 0,
    make: (_io, text) => ({ text, media: [], link: { url: "https://example.com/blank" } }),
  },
];

export const ONE_PICTURE: ContentCase = {
  name: "a picture with a description",
  mediaCount: 1,
  make: (io, text) => ({ text, media: [addPicture(io, "Ein Bild 🖼", colourOf(text))] }),
};

export const FOUR_PICTURES: ContentCase = {
  name: "four pictures",
  mediaCount: 4,
  make: (io, text) => ({
    text,
    media: [1, 2, 3, 4].map((number) => addPicture(io, `picture ${number}`, [number, 0, text.length])),
  }),
};

export const REFUSED: RefusedCase[] = [
  { name: "nothing", code: "EMPTY", make: () => ({ text: " \n", media: [] }) },
  {
    name: "five pictures",
    code: "TOO_MANY_MEDIA",
    make: (io, text) => ({
      text,
      media: [1, 2, 3, 4, 5].map((number) => addPicture(io, "", [number, 1, 1])),
    }),
  },
  {
    name: "a kind of picture nobody shows",
    code: "MEDIA_TYPE_UNSUPPORTED",
    make: (io, text) => ({ text, media: [addTiff(io)] }),
  },
  {
    name: "an empty file",
    code: "MEDIA_EMPTY",
    make: (io, text) => ({ text, media: [{ ...addPicture(io, "", [1, 2, 3]), bytes: 0 }] }),
  },
  {
    name: "a picture that is too large",
    code: "MEDIA_TOO_LARGE",
    make: (io, text) => ({ text, media: [{ ...addPicture(io, "", [1, 2, 3]), bytes: 50_000_000 }] }),
  },
];

export function addVideo(io: TestIo) {
  return addFile(io, {
    bytes: Buffer.from("not really a film"),
    mimeType: "video/mp4",
    kind: "video",
    alt: "a film",
  });
}

function addTiff(io: TestIo) {
  return addFile(io, { bytes: Buffer.from("II*"), mimeType: "image/tiff", kind: "image", alt: "" });
}

/** Another picture for every scenario, the same one each time it is made. */
function colourOf(text: string): [number, number, number] {
  const number = new TextEncoder().encode(text).reduce((sum, byte) => (Math.imul(sum, 31) + byte) >>> 0, 7);
  return [number & 255, (number >> 8) & 255, (number >> 16) & 255];
}
