/** A stretch of text that Mastodon turns into a link. */
export interface Entity {
  kind: "url" | "mention" | "hashtag";
  start: number;
  end: number;
  text: string;
}

const URLS =
  /(?<![\p{L}\p{N}@#$/])https?:\/\/[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}(?::\d+)?(?:[/?#][^\s<>"]*[^\s<>".,;:!?')])?\/?/giu;
const MENTIONS = /(?<![=/\p{L}\p{N}_])@[a-z0-9_]+(?:[.-]+[a-z0-9_]+)*(?:@[\p{L}\p{N}_.-]+[\p{L}\p{N}_])?/giu;
const HASHTAGS = /(?<![=/)\p{L}\p{N}])#[\p{L}\p{N}_]*[\p{L}_][\p{L}\p{N}_]*/giu;

export function findEntities(text: string): Entity[] {
  const found = [
    ...collect(text, URLS, "url"),
    ...collect(text, MENTIONS, "mention"),
    ...collect(text, HASHTAGS, "hashtag"),
  ];
  found.sort((a, b) => a.start - b.start);
  let end = 0;
  return found.filter((entity) => {
    const isFree = entity.start >= end;
    if (isFree) end = entity.end;
    return isFree;
  });
}

function* collect(text: string, pattern: RegExp, kind: Entity["kind"]): Generator<Entity> {
  for (const match of text.matchAll(pattern)) {
    yield { kind, start: match.index, end: match.index + match[0].length, text: match[0] };
  }
}
