import type { ContentProblem, PublicationContent, PublicationRole } from "@planrrr/contract";
import type { JsonObject, Network, TextCount } from "@planrrr/networks";
import { partsFor, type PostContent } from "./post-content.ts";

export interface CheckedParts {
  /** Those the network takes. */
  under: PublicationContent[];
  problems: ContentProblem[];
  counts: { role: PublicationRole; counts: TextCount[] }[];
}

/** What goes under a post on one connection, as its network sees it. What it has no place for stays out, and is said. */
export function checkParts(
  network: Network,
  limits: JsonObject,
  content: PostContent,
  connectionId: string,
  post: PublicationContent,
): CheckedParts {
  const all = partsFor(content, connectionId, post);
  const takes = (role?: PublicationRole) =>
    role === "comment" ? network.replies?.comment === true : network.replies?.thread === true;
  const under = all.filter(({ role }) => takes(role));
  const left = new Set(all.filter(({ role }) => !takes(role)).map(({ role = "post" }) => role));
  const isStory = post.options?.instagram?.as === "story" && under.length > 0;
  return {
    under: isStory ? [] : under,
    problems: [
      ...(left.has("thread")
        ? [noThread(network.label, all.filter(({ role }) => role === "thread").length > 1)]
        : []),
      ...(left.has("comment") ? [noComment(network.label)] : []),
      ...(isStory ? [noComment("A story")] : []),
      ...under.flatMap((text, index) => problemsOf(network, limits, text, index + 1)),
    ],
    counts: under.map((text) => ({
      role: text.role ?? "post",
      counts: network.countText({ content: text, limits }),
    })),
  };
}

function problemsOf(
  network: Network,
  limits: JsonObject,
  content: PublicationContent,
  part: number,
): ContentProblem[] {
  const isComment = content.role === "comment";
  // Said of the post already: what its words are not about is the same for all parts.
  const own = network
    .validate({ content, limits })
    .filter((problem) => ["text", "link"].includes(problem.field));
  return own.map((problem) => {
    const message = `${isComment ? "First comment" : `Part ${part + 1}`}: ${problem.message}`;
    return { ...problem, field: isComment ? "comment" : "thread", part, message };
  });
}

function noThread(label: string, several: boolean): ContentProblem {
  const message = `${label} has no threads: the further ${several ? "parts stay" : "part stays"} out there.`;
  return { code: "THREAD_UNSUPPORTED", severity: "warning", field: "thread", message };
}

function noComment(label: string): ContentProblem {
  const message = `${label} takes no first comment: it stays out there.`;
  return { code: "COMMENT_UNSUPPORTED", severity: "warning", field: "comment", message };
}
