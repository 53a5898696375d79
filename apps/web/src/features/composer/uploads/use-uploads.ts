"use client";

import type { MediaRef } from "@planrrr/contract";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { api } from "../../../api/client.ts";
import { describeProblem } from "../../../api/describe-problem.ts";
import { sendFile } from "../../../api/send-file.ts";
import { teamHeader } from "../../../api/team-header.ts";
import { createUploads, type Upload, type Uploads } from "./create-uploads.ts";
import { lookAtFile } from "./look-at-file.ts";
import { keepUploads } from "./kept-uploads.ts";
import { partsWay } from "./parts-way.ts";
import { tusWay } from "./tus-way.ts";

export interface UploadDesk extends Pick<Uploads, "add" | "pause" | "goOn" | "giveUp"> {
  uploads: readonly Upload[];
  /** Why files were not taken, in words. */
  refused: readonly string[];
}

/** Files on their way to one draft, kept under `key`. */
export function useUploads(
  key: string,
  onAdded: (media: MediaRef, forAccount: string | undefined) => void,
): UploadDesk {
  const latest = useRef(onAdded);
  useEffect(() => {
    latest.current = onAdded;
  }, [onAdded]);
  const [store] = useState(() =>
    createUploads({
      kept: keepUploads(key),
      look: async (file) => lookAtFile(file, await api.media.room().catch(() => undefined)),
      sendSmall: (file, { onSent, signal }) =>
        sendFile<MediaRef>("/api/media", file, {
          headers: { "idempotency-key": crypto.randomUUID(), ...teamHeader() },
          onProgress: (part) => onSent(part * file.size),
          signal,
        }),
      newWay: async () => ((await api.media.room()).by === "parts" ? partsWay : tusWay),
      wayOf: ({ by }) => (by === "parts" ? partsWay : tusWay),
      onAdded: (media, forAccount) => latest.current(media, forAccount),
      describe(name, error) {
        const { fact, next } = describeProblem(error);
        return `${name} was not taken. ${fact} ${next}`.trim();
      },
      wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    }),
  );
  const uploads = useSyncExternalStore(store.subscribe, store.all, store.all);
  const refused = useSyncExternalStore(store.subscribe, store.refused, store.refused);
  useEffect(() => {
    const close = () => store.close();
    window.addEventListener("pagehide", close);
    return () => window.removeEventListener("pagehide", close);
  }, [store]);
  const { add, pause, goOn, giveUp } = store;
  return { uploads, refused, add, pause, goOn, giveUp };
}
