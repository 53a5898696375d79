import type { MediaRef } from "@planrrr/contract";
import { RouteError } from "../../../api/send-json.ts";
import { isSameFile, type KeptUpload, type KeptUploads } from "./kept-uploads.ts";
import type { Begun, Way } from "./way.ts";

export interface Upload {
  key: string;
  name: string;
  bytes: number;
  sent: number;
  /** `waiting` in line, `sending`, `paused` by its person, `stopped` by the line, `fileless` after a reload. */
  state: "waiting" | "sending" | "paused" | "stopped" | "fileless";
  /** It goes on where it stopped; a small picture begins anew. */
  resumable: boolean;
}

export interface UploadsParts {
  kept: KeptUploads;
  /** `problem`: why a file is not even tried, in words. `small`: a picture that one request carries. */
  look: (file: File) => Promise<{ problem: string } | { small: boolean }>;
  sendSmall: (
    file: File,
    sending: { onSent: (bytes: number) => void; signal: AbortSignal },
  ) => Promise<MediaRef>;
  /** For a new file; one that was begun goes on by its own. */
  newWay: () => Promise<Way>;
  wayOf: (begun: Begun) => Way;
  onAdded: (media: MediaRef, forAccount: string | undefined) => void;
  /** Why a file was not taken, in words. */
  describe: (name: string, error: unknown) => string;
  wait: (ms: number) => Promise<void>;
}

export interface Uploads {
  all: () => readonly Upload[];
  refused: () => readonly string[];
  add(files: Iterable<File>, forAccount?: string): void;
  pause(key: string): void;
  /** `file` after a reload: false when it is another one. */
  goOn(key: string, file?: File): boolean;
  giveUp(key: string): void;
  subscribe(listener: () => void): () => void;
  /** The page is left: what was begun stays kept. */
  close(): void;
}

interface Item extends Upload {
  file?: File | undefined;
  forAccount: string | undefined;
  begun?: Begun | undefined;
  lastModified: number;
  stop?: AbortController | undefined;
}

/** Pauses between tries while nobody answers; begun anew whenever some bytes have left. */
const PAUSES_MS = [500, 1000, 2000, 4000, 8000];

/** Sends files one after the other. Large ones may be paused, and go on where they stopped. */
export function createUploads(parts: UploadsParts): Uploads {
  let items: Item[] = parts.kept.list().map(fromKept);
  let refused: string[] = [];
  let shown: readonly Upload[] = items;
  const listeners = new Set<() => void>();
  const tell = () => {
    shown = items.map((item) => ({ ...item }));
    for (const listener of listeners) listener();
  };
  const put = (item: Item, change: Partial<Item>) => {
    Object.assign(item, change);
    tell();
  };
  const drop = (item: Item) => {
    items = items.filter((each) => each !== item);
    if (item.begun) parts.kept.drop(item.begun.id);
    tell();
  };
  const keep = (item: Item) => {
    const { name, bytes, lastModified, sent, forAccount, begun } = item;
    if (begun) parts.kept.keep({ name, bytes, lastModified, sent, forAccount, begun });
  };

  const next = () => {
    if (items.some(({ state }) => state === "sending")) return;
    const item = items.find(({ state }) => state === "waiting");
    if (item) void send(item).finally(next);
  };

  const send = async (item: Item): Promise<void> => {
    const { file } = item;
    if (!file) return;
    const stop = new AbortController();
    put(item, { state: "sending", stop });
    try {
      const media = !item.resumable
        ? await parts.sendSmall(file, { onSent: (sent) => put(item, { sent }), signal: stop.signal })
        : await sendLarge(item, file, stop.signal);
      drop(item);
      parts.onAdded(media, item.forAccount);
    } catch (error) {
      // Whoever stopped it has said what it is now.
      if (stop.signal.aborted) return;
      if (error instanceof RouteError && error.status < 500 && !isBusy(error)) {
        drop(item);
        refused = [...refused, parts.describe(item.name, error)];
        tell();
      } else put(item, { state: "stopped" });
    }
  };

  const sendLarge = async (item: Item, file: File, signal: AbortSignal): Promise<MediaRef> => {
    const begin = async () => {
      const begun = await (await parts.newWay()).start(file);
      put(item, { begun, sent: 0 });
      keep(item);
      return begun;
    };
    for (let tries = 0; ;) {
      const begun = item.begun ?? (await begin());
      const before = item.sent;
      let keptAt = before;
      try {
        return await parts.wayOf(begun).goOn(begun, file, {
          signal,
          onSent(sent) {
            put(item, { sent });
            // Storage is slow: every hundredth is near enough for words.
            if (sent - keptAt < item.bytes / 100) return;
            keptAt = sent;
            keep(item);
          },
          onBegun(further) {
            item.begun = further;
            keep(item);
          },
        });
      } catch (error) {
        if (signal.aborted) throw error;
        keep(item);
        if (isGone(error)) {
          // It took days, or its bytes were cleared away: it begins anew, once.
          if (tries > 0) throw error;
          parts.kept.drop(begun.id);
          item.begun = undefined;
        } else if (error instanceof RouteError && error.status < 500 && !isBusy(error)) throw error;
        if (item.sent > before) tries = 0;
        const pause = PAUSES_MS[tries];
        if (pause === undefined) throw error;
        tries += 1;
        await parts.wait(pause);
        if (signal.aborted) throw error;
      }
    }
  };

  return {
    all: () => shown,
    refused: () => refused,
    add(files, forAccount) {
      refused = [];
      tell();
      void (async () => {
        for (const file of files) {
          const seen = await parts.look(file);
          if ("problem" in seen) {
            refused = [...refused, seen.problem];
            tell();
            continue;
          }
          // The same file as one that stopped: that goes on.
          const stopped = items.find(
            (item) => item.state === "fileless" && item.begun && isSameFile(file, item as KeptUpload),
          );
          if (stopped) put(stopped, { file, state: "waiting" });
          else items = [...items, fromFile(file, forAccount, !seen.small)];
          tell();
          next();
        }
      })();
    },
    pause(key) {
      const item = items.find((each) => each.key === key);
      if (!item) return;
      item.stop?.abort();
      put(item, { state: "paused" });
      next();
    },
    goOn(key, file) {
      const item = items.find((each) => each.key === key);
      if (!item) return false;
      if (file && !isSameFile(file, { ...item, begun: item.begun ?? { id: "", by: "tus" } })) return false;
      put(item, { state: "waiting", file: file ?? item.file });
      next();
      return true;
    },
    giveUp(key) {
      const item = items.find((each) => each.key === key);
      if (!item) return;
      item.stop?.abort();
      drop(item);
      // What is left there is cleared away in days.
      if (item.begun)
        void parts
          .wayOf(item.begun)
          .giveUp(item.begun)
          .catch(() => undefined);
      next();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      for (const item of items) {
        if (item.state !== "sending") continue;
        keep(item);
        item.stop?.abort();
      }
    },
  };
}

function fromKept(kept: KeptUpload): Item {
  const { name, bytes, lastModified, sent, forAccount, begun } = kept;
  return {
    key: begun.id,
    name,
    bytes,
    lastModified,
    sent,
    forAccount,
    begun,
    state: "fileless",
    resumable: true,
  };
}

function fromFile(file: File, forAccount: string | undefined, resumable: boolean): Item {
  const { name, size: bytes, lastModified } = file;
  return {
    key: crypto.randomUUID(),
    name,
    bytes,
    lastModified,
    sent: 0,
    forAccount,
    file,
    state: "waiting",
    resumable,
  };
}

/** Its bytes are still coming in by another way, or came twice: the server is asked again. */
const isBusy = ({ code }: RouteError) =>
  code === "UPLOAD_BUSY" || code === "UPLOAD_OFFSET_WRONG" || code === "RATE_LIMITED";
const isGone = (error: unknown) => error instanceof RouteError && error.code === "UPLOAD_EXPIRED";
