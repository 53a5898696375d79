import type { CommunityAnnouncement } from "@planrrr/contract";

/** What there is to tell, as it stands when it is told. */
export type NewsFacts =
  | { kind: "post"; text: string; places: { network: string; url: string | null }[] }
  | { kind: "milestone"; network: string; displayName: string; followers: number; profileUrl: string | null };

const names: { [network: string]: string } = {
  bluesky: "Bluesky",
  facebook: "Facebook",
  instagram: "Instagram",
  mastodon: "Mastodon",
  x: "X",
  youtube: "YouTube",
};
const longestTitle = 120;
const longestBody = 200;
const isWebAddress = (url: string | null): url is string =>
  url !== null && /^https?:\/\/\S{1,1900}$/.test(url);

/** The words of a piece of news, without where it goes. */
export function composeAnnouncement(
  facts: NewsFacts,
): Pick<CommunityAnnouncement, "title" | "body" | "link"> {
  if (facts.kind === "post") {
    const networks = [...new Set(facts.places.map(({ network }) => names[network] ?? network))];
    return {
      title: cut(`Just out on ${listed(networks)}`, longestTitle),
      body: cut(facts.text, longestBody),
      link: facts.places.map(({ url }) => url).find(isWebAddress) ?? "/community",
    };
  }
  const followers = facts.followers.toLocaleString("en");
  return {
    title: cut(`${followers} people follow ${facts.displayName}`, longestTitle),
    body: `On ${names[facts.network] ?? facts.network}, and you are a part of it.`,
    link: isWebAddress(facts.profileUrl) ? facts.profileUrl : "/community",
  };
}

function listed(words: string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} and ${last}`;
}

/** By what people see as characters, and not in the middle of a word where that can be helped. */
function cut(text: string, most: number): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  if (line.length <= most) return line;
  const whole = [...new Intl.Segmenter("en").segment(line)].map(({ segment }) => segment);
  let kept = "";
  for (const piece of whole) {
    if (kept.length + piece.length > most - 2) break;
    kept += piece;
  }
  const space = kept.lastIndexOf(" ");
  return `${(space > most / 2 ? kept.slice(0, space) : kept).trimEnd()} …`;
}
