import type { ReactNode } from "react";
import { NetworkMark } from "./network-mark.tsx";
import type { UiNetwork } from "./networks.ts";
import { type StateKind, stateKinds } from "./state-kinds.ts";
import { StateMark } from "./state-mark.tsx";

export interface PostCardProps {
  state: StateKind;
  /** The state said exactly, e.g. "Waiting for Mastodon until 14:05". */
  stateWords?: string;
  /** The large word at the left, most often a time, and the small one below it. */
  when: string;
  day: string;
  /** A link around the first words of the post. */
  title: ReactNode;
  networks: readonly UiNetwork[];
}

/** One post in a list. The whole card is its link. */
export function PostCard({ state, stateWords, when, day, title, networks }: PostCardProps) {
  return (
    <article className={`post-card ${stateKinds[state].tone}`}>
      <p className="post-card-when">
        <b className="num">{when}</b>
        {day}
      </p>
      <div className="post-card-body">
        <h2 className="post-card-title">{title}</h2>
        <div className="post-card-foot">
          <StateMark kind={state}>{stateWords}</StateMark>
          <span className="nets">
            {networks.map((network) => (
              <NetworkMark key={network} network={network} size="s" named />
            ))}
          </span>
        </div>
      </div>
    </article>
  );
}
