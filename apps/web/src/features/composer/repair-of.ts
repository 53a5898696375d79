import type { ContentProblem } from "@planrrr/contract";
import { networkNames } from "@planrrr/ui";
import type { Draft } from "./draft.ts";
import type { CheckedConnection } from "./problem-words.ts";
import { changeVersion, writtenFor } from "./versions.ts";

export interface Repair {
  label: string;
  change?: () => Partial<Draft>;
  /** The account's version comes onto the paper. */
  show: boolean;
}

export interface Trouble {
  connectionId: string;
  network: CheckedConnection["network"];
  problem: ContentProblem;
  shown: string | undefined;
}

/** The one button that mends a problem on one account and leaves the others alone. */
export function repairOf(
  draft: Draft,
  { connectionId, network, problem, shown }: Trouble,
): Repair | undefined {
  const name = networkNames[network];
  const { text, pictures, thread, firstComment } = writtenFor(draft, connectionId);
  const isOwn = draft.versions?.[connectionId]?.text !== undefined;
  switch (problem.code) {
    case "TEXT_TOO_LONG":
      if (problem.part !== undefined) {
        const isComment = problem.field === "comment";
        const own = isComment ? { firstComment } : { thread: [...thread] };
        return shown === connectionId
          ? undefined
          : {
              label: isComment ? `A shorter comment on ${name}` : `Shorter parts on ${name}`,
              change: () => changeVersion(draft, connectionId, own),
              show: true,
            };
      }
      if (shown === connectionId && isOwn) return undefined;
      return isOwn
        ? { label: `Shorten the one for ${name}`, show: true }
        : {
            label: `Write a shorter one for ${name}`,
            change: () => changeVersion(draft, connectionId, { text }),
            show: true,
          };
    case "TOO_MANY_MEDIA": {
      const limit = problem.limit ?? 0;
      return {
        label: limit === 0 ? `No pictures on ${name}` : `Only the first ${limit} on ${name}`,
        change: () => changeVersion(draft, connectionId, { pictures: pictures.slice(0, limit) }),
        show: false,
      };
    }
    case "MEDIA_TYPE_UNSUPPORTED":
    case "MEDIA_TOO_LARGE":
    case "MEDIA_EMPTY":
      return {
        label: pictures.length === 1 ? `Without the picture on ${name}` : `Without pictures on ${name}`,
        change: () => changeVersion(draft, connectionId, { pictures: [] }),
        show: false,
      };
    default:
      return undefined;
  }
}
