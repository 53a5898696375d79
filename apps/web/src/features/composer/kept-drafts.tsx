"use client";

import { Button, Icon } from "@planrrr/ui";
import { useState } from "react";
import { Link } from "../../navigation/link.tsx";
import { capitalise, ownZone, sayDay, sayTime } from "../../time/say-when.ts";
import { useClock } from "../../time/use-clock.ts";
import type { DraftShelf, KeptDraft } from "./draft-shelf.ts";

/** What else was begun in this browser and is not saved: to go on with, or to throw away. */
export function KeptDrafts({ shelf, openId }: { shelf: DraftShelf; openId: string }) {
  const [drafts, setDrafts] = useState(() => shelf.list().filter(({ id }) => id !== openId));
  const [sure, setSure] = useState<string>();
  if (drafts.length === 0) return null;
  const discard = (id: string) => {
    if (sure !== id) return setSure(id);
    shelf.drop(id);
    setDrafts(drafts.filter((each) => each.id !== id));
  };
  return (
    <section className="stack s" aria-labelledby="kept-drafts">
      <h2 className="h4" id="kept-drafts">
        You were writing
      </h2>
      <ul className="kept-drafts">
        {drafts.map((kept) => (
          <li key={kept.id}>
            <p>
              <Began kept={kept} /> <q>{firstWords(kept)}</q>
            </p>
            <div className="row tight">
              <Button asChild>
                <Link href={hrefOf(kept)}>
                  Go on<span className="sr"> with “{firstWords(kept)}”</span>
                </Link>
              </Button>
              <Button tone="bare" onClick={() => discard(kept.id)} onBlur={() => setSure(undefined)}>
                <Icon name="close" />
                {sure === kept.id ? "Yes, throw it away" : "Discard"}
                <span className="sr"> “{firstWords(kept)}”</span>
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Began({ kept: { keptAt, draft } }: { kept: KeptDraft }) {
  const { now } = useClock();
  const at = new Date(keptAt);
  return (
    <span className="soft">
      {capitalise(sayDay(at, ownZone(), now))}, {sayTime(at, ownZone())}
      {draft.post ? ", changing a post:" : ":"}
    </span>
  );
}

function hrefOf({ id, draft }: KeptDraft): string {
  return draft.post?.id === id ? `/write?post=${id}` : `/write?draft=${encodeURIComponent(id)}`;
}

const shownCharacters = 80;

function firstWords({ draft: { text, pictures } }: KeptDraft): string {
  const words = text.trim().replaceAll(/\s+/g, " ");
  if (words === "") return pictures.length > 0 ? "A picture" : "No words yet";
  return words.length > shownCharacters ? `${words.slice(0, shownCharacters).trimEnd()} …` : words;
}
