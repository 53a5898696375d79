import type { ContentProblem, ValidatePostOutput } from "@planrrr/contract";
import { networkNames } from "@planrrr/ui";

export type CheckedConnection = ValidatePostOutput["connections"][number];
type Count = CheckedConnection["counts"][number];

/** The counter that is nearest to its limit, in words: "111 left", "12 too many". */
export function counterWords(counts: Count[]): { words: string; over: boolean } | undefined {
  const [tightest] = counts.toSorted((a, b) => a.limit - a.count - (b.limit - b.count));
  if (!tightest) return undefined;
  const left = tightest.limit - tightest.count;
  const number = new Intl.NumberFormat("en").format(Math.abs(left));
  return left < 0 ? { words: `${number} too many`, over: true } : { words: `${number} left`, over: false };
}

export interface ProblemWords {
  fact: string;
  more: string;
}

export function problemWords(problem: ContentProblem, network: CheckedConnection["network"]): ProblemWords {
  const name = networkNames[network];
  const { code, limit, actual, unit } = problem;
  if (code === "TEXT_TOO_LONG" && limit !== undefined && actual !== undefined && unit !== "bytes") {
    const over = actual - limit;
    return {
      fact: `${partWords(problem)}${over} ${over === 1 ? "character" : "characters"} too long for ${name}.`,
      more: `It takes ${limit}, this has ${actual}.`,
    };
  }
  if (code === "ALT_MISSING")
    return {
      fact: "A picture is not described yet.",
      more: "People who cannot see it would miss what it shows.",
    };
  if (code === "THREAD_UNSUPPORTED")
    return { fact: `${name} has no threads.`, more: "The further parts stay out there." };
  if (code === "COMMENT_UNSUPPORTED")
    return { fact: `On ${name} no comment goes under this.`, more: "It stays out there." };
  return { fact: `On ${name}:`, more: problem.message };
}

/** "Part 2: ", where it is not about the post itself. */
function partWords({ field, part }: ContentProblem): string {
  if (field === "comment") return "First comment: ";
  return part === undefined ? "" : `Part ${part + 1}: `;
}
