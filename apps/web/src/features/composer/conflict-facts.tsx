"use client";

import type { Connection } from "@planrrr/contract";
import type { ReactNode } from "react";
import { mediaAddress } from "../../api/media-address.ts";
import { capitalise, sayWhen } from "../../time/say-when.ts";
import { useClock } from "../../time/use-clock.ts";
import { instantOf } from "../calendar/zone-time.ts";
import type { DraftFields } from "./draft.ts";
import { type Aspect, differingAspects } from "./merge-drafts.ts";

export interface ConflictFactsProps {
  mine: DraftFields;
  theirs: DraftFields;
  connections: Connection[];
  theirName: string;
}

/** When, where and pictures, as far as the two versions differ in them. */
export function ConflictFacts({ mine, theirs, connections, theirName }: ConflictFactsProps) {
  const aspects = differingAspects(mine, theirs).filter((aspect) => aspect !== "words");
  if (aspects.length === 0) return null;
  return (
    <dl className="two-facts">
      {aspects.map((aspect) => (
        <div key={aspect}>
          <dt>{names[aspect]}</dt>
          <dd>
            <span className="note">Yours</span> <Fact of={mine} aspect={aspect} connections={connections} />
          </dd>
          <dd>
            <span className="note">{theirName}</span>{" "}
            <Fact of={theirs} aspect={aspect} connections={connections} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

const names: { [aspect in Aspect]: string } = {
  words: "Words",
  where: "Where it goes",
  when: "When",
  pictures: "Pictures",
  more: "Single accounts, link and more",
};

interface FactProps {
  of: DraftFields;
  aspect: Aspect;
  connections: Connection[];
}

function Fact({ of, aspect, connections }: FactProps): ReactNode {
  const { now } = useClock();
  if (aspect === "when") return whenWords(of, now);
  if (aspect === "where") {
    const names = of.connectionIds.map(
      (id) => connections.find((each) => each.id === id)?.handle ?? "an account",
    );
    return names.length === 0 ? "No account yet" : names.join(", ");
  }
  if (aspect !== "pictures") return "Differs; your choice counts for it, too";
  if (of.pictures.length === 0) return "None";
  return (
    <span className="row tight">
      {of.pictures.map(({ id, alt }) => (
        <img key={id} src={mediaAddress(id)} alt={alt || "Not described yet"} width={56} height={56} />
      ))}
    </span>
  );
}

function whenWords({ when, date, time, timeZone }: DraftFields, now: Date): string {
  if (when === "now") return "Now";
  if (date === "") return "At a time that is not chosen yet";
  return capitalise(sayWhen(instantOf(date, time, timeZone), timeZone, now));
}
