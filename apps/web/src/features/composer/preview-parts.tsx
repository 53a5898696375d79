"use client";

import type { NetworkName } from "@planrrr/contract";
import { hasThreads } from "@planrrr/networks/text";
import { withoutBlanks } from "./parts.ts";
import { textSegments } from "./text-segments.ts";
import type { Written } from "./versions.ts";

export interface PreviewPartsProps {
  network: NetworkName;
  written: Pick<Written, "thread" | "firstComment">;
  /** The network takes no comment under such a post, e.g. a story. */
  withoutComment: boolean;
}

/** What will stand under the post there: the further parts of its thread, then the first comment. */
export function PreviewParts({ network, written, withoutComment }: PreviewPartsProps) {
  const thread = hasThreads(network) ? withoutBlanks(written.thread) : [];
  const comment = written.firstComment?.trim() && !withoutComment ? [written.firstComment] : [];
  const all = [
    ...thread.map((text, index) => ({ name: `Part ${index + 2} of ${thread.length + 1}`, text })),
    ...comment.map((text) => ({ name: "First comment", text })),
  ];
  if (all.length === 0) return null;
  return (
    <ol className="preview-parts">
      {all.map(({ name, text }) => (
        <li key={name}>
          <p className="small">{name}</p>
          <p className="words" dir="auto">
            {textSegments(network, text.slice(0, 2000)).map(({ kind, text: part }, nth) => (
              <span key={nth} className={kind === "plain" ? undefined : "facet"}>
                {part}
              </span>
            ))}
          </p>
        </li>
      ))}
    </ol>
  );
}
