import type { CommunityRole } from "@planrrr/contract/community";

const excerptLength = 140;

/** The toast of a pin, unless the coach has words of their own. */
export function pinWords(
  by: { name: string; role: CommunityRole },
  text: string,
): { title: string; body: string } {
  return { title: `Coach ${by.name.replace(/^coach\s+/i, "")} just pinned a post`, body: excerpt(text) };
}

function excerpt(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  const letters = [...new Intl.Segmenter("en").segment(line)].map(({ segment }) => segment);
  if (letters.length <= excerptLength) return line;
  const cut = letters.slice(0, excerptLength - 1).join("");
  const space = cut.lastIndexOf(" ");
  return `${(space > excerptLength / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}
