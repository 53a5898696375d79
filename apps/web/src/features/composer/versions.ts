import type { PerConnection, Post } from "@planrrr/contract";
import type { Draft, DraftPicture, Settings } from "./draft.ts";
import { withoutBlanks } from "./parts.ts";
import { cardOf, choiceOf, isSameCard, type LinkChoice } from "./link-choice.ts";

/** What differs on one account. What is absent is as it is for everyone. */
export interface Version extends Settings {
  text?: string;
  pictures?: DraftPicture[];
  link?: LinkChoice | undefined;
  thread?: string[] | undefined;
  /** `null`: none there. */
  firstComment?: string | null | undefined;
}

export interface Versions {
  [connectionId: string]: Version;
}

/** The words and what hangs below them, as one account gets them; without an account, as everyone does. */
export interface Written {
  text: string;
  pictures: DraftPicture[];
  link: LinkChoice | undefined;
  /** Its further parts, and what is said under it first. */
  thread: readonly string[];
  firstComment: string | undefined;
}

export function writtenFor(draft: Draft, connectionId?: string): Written {
  const version = connectionId === undefined ? {} : (draft.versions?.[connectionId] ?? {});
  return {
    text: version.text ?? draft.text,
    pictures: version.pictures ?? draft.pictures,
    link: version.link === undefined ? draft.link : version.link,
    thread: version.thread ?? draft.thread ?? [],
    firstComment:
      (version.firstComment === undefined ? draft.firstComment : version.firstComment) ?? undefined,
  };
}

/** Whether the words, what follows them, the pictures or the card are this account's own. */
export function hasOwnVersion(draft: Draft, connectionId: string): boolean {
  const { text, pictures, link, thread, firstComment } = draft.versions?.[connectionId] ?? {};
  return [text, pictures, link, thread, firstComment].some((own) => own !== undefined);
}

export function changeVersion(draft: Draft, connectionId: string, change: Version): Pick<Draft, "versions"> {
  return {
    versions: { ...draft.versions, [connectionId]: { ...draft.versions?.[connectionId], ...change } },
  };
}

/** Back to the common words, pictures and card. What was set for the account itself stays. */
export function dropVersion(draft: Draft, connectionId: string): Pick<Draft, "versions"> {
  return {
    versions: { ...draft.versions, [connectionId]: settingsIn(draft.versions?.[connectionId] ?? {}) },
  };
}

/** What was set for the account itself, without its own words and what hangs below them. */
function settingsIn(version: Version): Settings {
  const { text: _t, pictures: _p, link: _l, thread: _h, firstComment: _c, ...settings } = version;
  return settings;
}

/** The versions as the API takes them: of chosen accounts, and only what differs. */
export function perConnectionOf(draft: Draft): { [connectionId: string]: PerConnection } {
  const common = cardOf(draft.text, draft.pictures, draft.link);
  const entries = draft.connectionIds.flatMap((id) => {
    const version = draft.versions?.[id];
    if (!version) return [];
    const { text, pictures, thread, firstComment } = version;
    const written = writtenFor(draft, id);
    const card = cardOf(written.text, written.pictures, written.link);
    const change: PerConnection = {
      ...settingsIn(version),
      ...(text === undefined ? {} : { text }),
      ...(thread === undefined ? {} : { thread: withoutBlanks(thread) }),
      ...(firstComment === undefined ? {} : { firstComment: firstComment?.trim() ? firstComment : null }),
      ...(pictures === undefined ? {} : { mediaIds: pictures.map((picture) => picture.id) }),
      ...(isSameCard(card, common) ? {} : { link: card }),
    };
    return Object.keys(change).length === 0 ? [] : [[id, change] as const];
  });
  return Object.fromEntries(entries);
}

/** The versions of a saved post, back on the desk. */
export function versionsOf(post: Post, picturesOf: (ids: string[]) => DraftPicture[]): Versions {
  return Object.fromEntries(
    Object.entries(post.perConnection).map(([id, { mediaIds, link, ...rest }]) => {
      const pictures = mediaIds && picturesOf(mediaIds);
      const shown = link === undefined ? post.link : link;
      const choice = choiceOf(rest.text ?? post.text, pictures ?? picturesOf(post.mediaIds), shown);
      const version: Version = {
        ...rest,
        ...(pictures ? { pictures } : {}),
        ...(choice === undefined || (link === undefined && choice === null) ? {} : { link: choice }),
      };
      return [id, version];
    }),
  );
}
